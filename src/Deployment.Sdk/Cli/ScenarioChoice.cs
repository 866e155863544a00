using System.Collections.Immutable;
using System.CommandLine;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli;

/// <summary>What a command line asks to go wrong in its rehearsal.</summary>
/// <param name="Names">By name.</param>
/// <param name="File">By a file, with its full path; null for none.</param>
internal sealed record ScenarioChoice(ImmutableArray<string> Names, string? File)
{
    public bool IsEmpty => Names.IsEmpty && File is null;

    /// <summary>All of it, for output.</summary>
    public ImmutableArray<string> All => File is null ? Names : [.. Names, File];

    public static ScenarioChoice Of(ParseResult parsed, string workingDirectory) => new(
        [.. parsed.GetValue(ScenarioOptions.Names) ?? []],
        parsed.GetValue(ScenarioOptions.File) is { } file ? Path.Combine(workingDirectory, file) : null);

    public RehearsalOptions AddTo(RehearsalOptions options) => options with { Scenarios = Names, ScenarioFile = File };

    /// <summary>Why it cannot be rehearsed; null when it can.</summary>
    public Refusal? Problem(ProgramContext context) => IsEmpty
        ? null
        : (this with { File = null }).ProblemIn(context) is { } unknown ? Refusal.Usage(unknown, $"see: {context.Emulate} --scenarios")
        : ProblemIn(context) is { } unread ? Refusal.Usage(unread)
        : null;

    private string? ProblemIn(ProgramContext context) => context.Rehearsal?.ProblemOf(AddTo(new RehearsalOptions(context.Plan, "")));
}
