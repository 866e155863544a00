using System.Collections.Immutable;
using CsCheck;
using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>
/// The plan of the case study, spoilt in every way and in any combination of ways: nothing but rules speak, and all of those that have
/// to. With one error of the compiler's own in a declaration, the compiler would show that one and none of ours.
/// </summary>
public sealed class FaultCombinationTests
{
    private static readonly Gen<IReadOnlyList<Fault>> Combinations = Gen.Shuffle(Fault.All.ToArray())
        .Select(Gen.Int[0, 12], (faults, count) => (IReadOnlyList<Fault>)[.. faults.Take(count)]);

    public static TheoryData<int> Indices { get; } = [.. Enumerable.Range(0, Fault.All.Count)];

    [Fact]
    public void There_is_a_fault_for_every_rule() =>
        // One rule is about a file beside a plan that has no error: none of the faults can make it speak.
        Assert.Equal(
            Rulebook.Rules.Select(rule => rule.Descriptor.Id).Where(id => id != StaleCiFile.Id), Fault.All.Select(fault => fault.Id).Distinct());

    [Fact]
    public async Task The_plan_itself_is_sound() =>
        Assert.DoesNotContain(await Said([]), found => found.Severity >= DiagnosticSeverity.Warning);

    [Theory]
    [MemberData(nameof(Indices))]
    public async Task One_fault_alone_is_said(int index) =>
        Assert.Contains(await Said([Fault.All[index]]), found => found.Id == Fault.All[index].Id);

    [Fact]
    public async Task All_faults_together_are_said() => await AllAreSaid(Fault.All);

    [Fact]
    public Task Any_combination_of_faults_is_said_whole() => Combinations.SampleAsync(AllAreSaid, iter: 60, threads: 1);

    private static async Task AllAreSaid(IReadOnlyList<Fault> faults)
    {
        var said = (await Said(faults)).Select(found => found.Id).ToHashSet();
        var isIllegible = faults.Any(fault => fault.IsIllegible);

        var silent = faults.Where(fault => !said.Contains(fault.Id) && !(isIllegible && fault.WaitsForTheIllegible));
        Assert.True(!silent.Any(), $"{string.Join(", ", silent.Select(fault => fault.Id))} kept silent about\n{Fault.Spoil(faults)}");
    }

    private static async Task<ImmutableArray<Diagnostic>> Said(IReadOnlyList<Fault> faults)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var source = Fault.Spoil(faults);
        var run = GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(
            LiveCompilation.Of(source), out var compilation, out _, cancellationToken).GetRunResult();

        Assert.Null(Assert.Single(run.Results).Exception);
        Assert.Empty(compilation.GetDiagnostics(cancellationToken)
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => $"{found} in\n{source}"));
        var said = await LiveCompilation.RulesSay(compilation, cancellationToken);
        Assert.All(said, found => Assert.StartsWith("DPL", found.Id));
        return said;
    }
}
