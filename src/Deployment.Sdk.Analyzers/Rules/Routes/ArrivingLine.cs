using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Branches of one line that a route brings to an environment.</summary>
/// <param name="Plan">The plan's class.</param>
/// <param name="Route">The route's index in the model.</param>
/// <param name="Environment">Where it ends.</param>
/// <param name="Line">The line in words; within a plan it tells lines apart.</param>
/// <param name="Claimed">All branches of the line.</param>
/// <param name="Received">Those that arrive, made when one of them is not enough.</param>
/// <param name="Branch">The shortest of those.</param>
internal sealed record ArrivingLine(
    string Plan, int Route, EnvironmentModel Environment, string Line, BranchLanguage Claimed, Lazy<BranchLanguage> Received, string Branch)
{
    /// <summary>The branch and its line.</summary>
    public string InWords => $"'{Branch}' ({Line})";

    /// <summary>Whether no plan's branching model has both in one line. Two plans may write one line differently.</summary>
    public bool IsProvenAnother(ArrivingLine other) =>
        (Plan != other.Plan || Line != other.Line)
        && IsProvenOutside(other.Claimed)
        && other.IsProvenOutside(Claimed);

    private bool IsProvenOutside(BranchLanguage line) =>
        (!line.IsTooLarge && !line.Contains(Branch))
        || LanguageRelation.Between(Received.Value, line) is { IsDecided: true, OnlyFirst: true };
}
