using System.Globalization;
using Deployment.Sdk.Services.TestRuns;

namespace Deployment.Sdk.Services.Tox;

/// <summary>How tox is run. <c>tox -e</c> means the same to 3 and 4; 3 knows no <c>tox run</c>, and would hand "run" on to the tests.</summary>
internal static class ToxCommand
{
    /// <summary>What is wrong with a declaration; null when it can be run.</summary>
    public static string? Problem(string environments, int limit) =>
        limit <= 0 ? "tox is given no time: Limit is the number of seconds that it may take"
        : environments.Split(',').Any(name => name.Trim().Length == 0 || name.TrimStart().StartsWith('-') || name.Any(char.IsControl))
            ? "tox is given an environment without a name: separate those of tox.ini by commas, as in \"py312,lint\""
        : null;

    /// <summary>The environments that must be in the report by name. One with braces stands for several, and <c>ALL</c> for those of <c>env_list</c>.</summary>
    public static IReadOnlyList<string> Named(string environments) =>
        environments.AsSpan().IndexOfAny('{', '}') >= 0 ? []
        : [.. environments.Split(',', StringSplitOptions.TrimEntries).Where(name => name != "ALL").Distinct()];

    public static string Meaning(int exitCode) => exitCode switch
    {
        // -2 as POSIX and Windows show it.
        254 or -2 => "it could not begin: an environment that tox.ini does not have, a mistake in tox.ini, or it was interrupted",
        _ => string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {exitCode}"),
    };

    public static async Task<(TestProcessEnd End, ToxReport Report)> RunAsync(
        string executable,
        string environments,
        string folder,
        IReadOnlySet<string> withheld,
        TimeSpan limit,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        // A file of its own: one that tox dies before it writes would else be an old run's.
        var file = Path.Combine(Path.GetTempPath(), $"deployment-sdk-tox-{Guid.NewGuid():N}.json");
        try
        {
            var end = await TestProcess.RunAsync(
                executable,
                ["-e", environments, "--result-json", file],
                folder,
                withheld,
                [
                    // Without it the report is in the locale's encoding.
                    new("PYTHONUTF8", "1"), new("NO_COLOR", "1"), new("TOX_PARALLEL_NO_SPINNER", "1"),
                ],
                limit,
                time,
                cancellationToken).ConfigureAwait(false);
            return (end, await ToxReport.ReadAsync(file, end.ExitCode, cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
