using System.Globalization;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>A direction in words.</summary>
internal static class DirectionText
{
    public static string Of(Direction direction) => direction switch
    {
        Direction.First => "first delivery",
        Direction.Forward forward => string.Create(
            CultureInfo.InvariantCulture, $"forward by {forward.CommitsAhead} {(forward.CommitsAhead == 1 ? "commit" : "commits")}"),
        Direction.Same => "the same commit",
        Direction.Backward => "backward",
        Direction.Diverged => "diverged",
        Direction.Unknown unknown => $"unknown: {unknown.Reason}",
        _ => throw new InvalidOperationException($"{direction.GetType().Name} has no words."),
    };
}
