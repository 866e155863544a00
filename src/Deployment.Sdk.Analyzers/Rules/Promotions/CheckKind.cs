using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>A kind of check that a release meets on its way: a smoke test, or the approval of a role.</summary>
/// <param name="Name">What people call it, such as <c>the approval by sales</c>.</param>
/// <param name="HoldsOnArrival">Whether the environment that it guards asks before a release arrives there, and not after.</param>
internal sealed record CheckKind(string Name, bool HoldsOnArrival)
{
    private static readonly CheckKind SmokeTest = new("the smoke test", HoldsOnArrival: false);

    /// <summary>The kinds that an environment has, base classes included.</summary>
    public static IEnumerable<CheckKind> Of(EnvironmentModel environment) => environment.Attributes
        .Select(attribute =>
            attribute.Is("SmokeTest") ? SmokeTest
            : attribute.Is("RequiresApproval") && attribute.Text("role") is { } role ? new($"the approval by {role}", HoldsOnArrival: true)
            : null)
        .OfType<CheckKind>()
        .Distinct();
}
