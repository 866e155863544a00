namespace Deployment.Sdk.Services.TestCommand;

/// <summary>What reports say of a test run.</summary>
/// <param name="Ran">How many tests ran.</param>
/// <param name="Skipped">How many were skipped.</param>
/// <param name="Failed">The names of those that failed.</param>
/// <param name="Fault">Why nobody can tell; null when the counts are to be believed.</param>
internal sealed record TestCounts(int Ran, int Skipped, IReadOnlyList<string> Failed, string? Fault)
{
    public static TestCounts None { get; } = new(0, 0, [], null);

    public static TestCounts Unknown(string fault) => new(0, 0, [], fault);

    public TestCounts And(TestCounts other) =>
        new(Ran + other.Ran, Skipped + other.Skipped, [.. Failed, .. other.Failed], Fault ?? other.Fault);
}
