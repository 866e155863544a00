using System.Globalization;
using Deployment.Sdk.Services.TestRuns;
using Deployment.Sdk.Services.Tox;

namespace Deployment.Sdk;

/// <summary>
/// What arrives must pass tox, 3 or 4, which the delivery runs on the commit that is checked out. The exit code alone is not believed:
/// tox says 0 of environments that it skipped.
/// </summary>
/// <param name="environments">The environments of <c>tox.ini</c>, as <c>tox -e</c> takes them: <c>py312,lint</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ToxAttribute(string environments) : GateAttribute
{
    /// <summary>The environments of <c>tox.ini</c>, separated by commas.</summary>
    public string Environments { get; } = environments ?? "";

    /// <summary>Where <c>tox.ini</c> is, from where the delivery is started.</summary>
    public string Folder { get; init => field = value ?? "."; } = ".";

    /// <summary>The program: <c>tox</c> on <c>PATH</c> unless declared. One with a slash, such as <c>.venv/bin/tox</c>, is in <see cref="Folder"/>.</summary>
    public string Executable { get; init => field = value ?? "tox"; } = "tox";

    /// <summary>How long tox may take, in whole seconds; 1800 unless declared. Its first run makes virtual environments, for minutes.</summary>
    public int Limit { get; init; } = 1800;

    /// <inheritdoc/>
    public override string Describe() => $"tests by tox: {Environments}";

    /// <inheritdoc/>
    public override async Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (ToxCommand.Problem(Environments, Limit) is { } mistake)
        {
            return GateVerdict.No(mistake);
        }

        if (context.Services.RecordsInstead("tox", $"tox -e {Environments} --result-json FILE"))
        {
            return GateVerdict.Yes($"tox: {Environments}");
        }

        var folder = Path.GetFullPath(Folder);
        if (await CheckedOutCommit.ProblemAsync(folder, context.Commit, cancellationToken).ConfigureAwait(false) is { } other)
        {
            return GateVerdict.No($"tox would test something else: {other}");
        }

        context.Services.Report(string.Create(CultureInfo.InvariantCulture, $"running tox -e {Environments}, for {Limit} s at most"));
        var (end, report) = await ToxCommand.RunAsync(
            Executable, Environments, folder, context.Services.SecretVariables, TimeSpan.FromSeconds(Limit), context.Services.Time, cancellationToken)
            .ConfigureAwait(false);
        var problems = report.Problems(ToxCommand.Named(Environments));
        if (end.ExitCode == 0 && problems.Count == 0)
        {
            return GateVerdict.Yes($"tox {report.Version}: {string.Join(", ", report.Passed)} passed");
        }

        end.Show(context.Services, "tox");
        return GateVerdict.No($"tox: {string.Join("; ", problems.Count > 0 ? problems : [ToxCommand.Meaning(end.ExitCode)])}");
    }
}
