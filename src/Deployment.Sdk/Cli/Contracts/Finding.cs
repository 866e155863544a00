namespace Deployment.Sdk.Cli.Contracts;

/// <summary>What came of a check.</summary>
/// <param name="Result">Whether the assumption holds.</param>
/// <param name="Seen">What was seen, or why nothing could be: statuses, versions and words of Heroku's, never a secret.</param>
internal sealed record Finding(FindingResult Result, string Seen)
{
    public static Finding Holds(string seen) => new(FindingResult.Holds, seen);

    public static Finding Differs(string seen) => new(FindingResult.Differs, seen);

    public static Finding NotCheckable(string reason) => new(FindingResult.NotCheckable, reason);

    public static Finding Of(bool holds, string seen) => holds ? Holds(seen) : Differs(seen);
}
