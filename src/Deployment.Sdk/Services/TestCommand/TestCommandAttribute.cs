using System.Globalization;
using Deployment.Sdk.Services.TestCommand;
using Deployment.Sdk.Services.TestRuns;

namespace Deployment.Sdk;

/// <summary>
/// What arrives must pass a test command, which the delivery runs on the commit that is checked out, and whose report in JUnit's or Visual
/// Studio's format (TRX) says how many tests ran. The exit code alone is not believed: many say 0 of no test at all.
/// </summary>
/// <param name="executable">The program, found on <c>PATH</c>; one with a slash is in <see cref="Folder"/>.</param>
/// <param name="arguments">Its arguments, separated by blanks; double quotes keep blanks in one. No shell reads them.</param>
/// <param name="report">The report that it writes, from <see cref="Folder"/>: a file, or several by <c>*</c> in the last part.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TestCommandAttribute(string executable, string arguments, string report) : GateAttribute
{
    /// <summary>The program.</summary>
    public string Executable { get; } = executable ?? "";

    /// <summary>Its arguments, separated by blanks.</summary>
    public string Arguments { get; } = arguments ?? "";

    /// <summary>The report that it writes.</summary>
    public string Report { get; } = report ?? "";

    /// <summary>Where it runs, from where the delivery is started.</summary>
    public string Folder { get; init => field = value ?? "."; } = ".";

    /// <summary>How long it may take, in whole seconds; 1800 unless declared.</summary>
    public int Limit { get; init; } = 1800;

    /// <summary>How many tests must have run at least, those that were skipped not counted; 1 unless declared.</summary>
    public int AtLeast { get; init; } = 1;

    private string Command => $"{Executable} {Arguments}".TrimEnd();

    /// <inheritdoc/>
    public override string Describe() => $"tests by {Command}";

    /// <inheritdoc/>
    public override async Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Limit <= 0 || AtLeast <= 0)
        {
            return GateVerdict.No($"{Command}: Limit and AtLeast must be more than 0");
        }

        if (context.Services.RecordsInstead(Executable, Command))
        {
            return GateVerdict.Yes($"{Command}: passed");
        }

        var folder = Path.GetFullPath(Folder);
        if (await CheckedOutCommit.ProblemAsync(folder, context.Commit, cancellationToken).ConfigureAwait(false) is { } other)
        {
            return GateVerdict.No($"{Command} would test something else: {other}");
        }

        var files = new ReportFiles(folder, Report);
        files.Begin();
        context.Services.Report(string.Create(CultureInfo.InvariantCulture, $"running {Command}, for {Limit} s at most"));
        var end = await TestProcess.RunAsync(
            Executable,
            CommandWords.Of(Arguments),
            folder,
            context.Services.SecretVariables,
            [],
            TimeSpan.FromSeconds(Limit),
            context.Services.Time,
            cancellationToken).ConfigureAwait(false);
        var verdict = Decide(end.ExitCode, files);
        if (verdict.Answer != GateAnswer.Yes)
        {
            end.Show(context.Services, Executable);
        }

        return verdict;
    }

    private GateVerdict Decide(int exitCode, ReportFiles files)
    {
        var counts = files.Read();
        var ended = exitCode == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", and it ended with exit code {exitCode}");
        return counts.Fault is { } fault ? GateVerdict.No($"{Command}: {fault}{ended}")
            : counts.Failed.Count > 0 ? GateVerdict.No(string.Create(
                CultureInfo.InvariantCulture, $"{Command}: {counts.Failed.Count} of {counts.Ran} tests failed, {counts.Failed[0]} the first{ended}"))
            : counts.Ran < AtLeast ? GateVerdict.No(string.Create(CultureInfo.InvariantCulture, $"{Command}: {counts.Ran} tests ran, and {AtLeast} must{ended}"))
            : exitCode != 0 ? GateVerdict.No(string.Create(CultureInfo.InvariantCulture, $"{Command}: ended with exit code {exitCode}, though its report knows no failure"))
            : GateVerdict.Yes(string.Create(CultureInfo.InvariantCulture, $"{Command}: {counts.Ran} tests passed{(counts.Skipped > 0 ? $", {counts.Skipped} skipped" : "")}"));
    }
}
