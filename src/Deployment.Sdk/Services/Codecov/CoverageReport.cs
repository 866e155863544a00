namespace Deployment.Sdk.Services.Codecov;

/// <summary>What Codecov measured of a commit, or why nobody knows.</summary>
/// <param name="Project">The coverage of the whole, in per cent; null when unknown.</param>
/// <param name="Lost">By how many points it is lower than its parent's; negative when higher; null when unknown.</param>
/// <param name="Patch">The coverage of the changed lines, in per cent; null when unknown, or when no changed line counts.</param>
/// <param name="HasPatch">Whether a changed line counts; null when unknown.</param>
/// <param name="Problem">What is not known, and why; null when all that was asked for is.</param>
internal sealed record CoverageReport(double? Project, double? Lost, double? Patch, bool? HasPatch, string? Problem)
{
    public static CoverageReport Unknown(string problem) => new(null, null, null, null, problem);
}
