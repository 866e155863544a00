using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Deployment.Sdk.Emulator.Tests;

/// <summary>
/// The script that measures our program beside Heroku's own command line: it still runs, and what it counts is what
/// <c>docs/performance-cli.md</c> publishes. Its times and memory, of a program that is not compiled ahead of time, are none of that page's.
/// </summary>
public sealed partial class ComparisonTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Our_program_makes_as_many_requests_as_is_published_beside_Herokus_own_command_line()
    {
        var cli = Environment.GetEnvironmentVariable("HEROKU_CLI");
        Assert.SkipWhen(cli is null, "HEROKU_CLI does not name bin/run.js of the npm package heroku; docs/emulator.md says how to get it.");
        Assert.SkipUnless(await HasGnuTimeAsync(), "GNU time is not installed: Debian's package time.");
        var published = Rows(await File.ReadAllLinesAsync(Documentation(), Ct));
        Assert.NotEmpty(published);

        // Where the tests leave a promotion so little of the machine that seconds pass between its decision and its act, it reads all of
        // it once more, as it should; that is then no count to publish.
        var measured = await MeasureAsync(cli!);
        for (var more = 2; more > 0 && measured.Zip(published).Any(pair => pair.First.OurRequests > pair.Second.OurRequests); more--)
        {
            measured = await MeasureAsync(cli!);
        }

        Assert.Equal(published.Select(row => (row.What, row.OurRequests)), measured.Select(row => (row.What, row.OurRequests)));
        Assert.All(measured, row =>
        {
            Assert.True(row.HerokusRequests > 0, $"{row.What}: none of Heroku's own requests was seen");
            Assert.All([row.Ours, row.Herokus], side =>
            {
                Assert.InRange(side.Milliseconds, 10, 120_000);
                Assert.InRange(side.Megabytes, 10, 2_000);
            });
        });
    }

    private async Task<Row[]> MeasureAsync(string cli)
    {
        var (status, table, said) = await RunAsync(new ProcessStartInfo(
            "node", [Path.Combine(AppContext.BaseDirectory, "heroku-cli", "compare.mjs"), Built("Compared"), Built("EmulatorTool")])
        {
            Environment = { ["HEROKU_CLI"] = cli, ["COMPARE_ROUNDS"] = "0" },
        });
        output.WriteLine(table + said);
        Assert.True(status == 0, table + said);
        return [.. Rows(table.Split('\n')).Select(row => row with { OurRequests = row.OurRequests - LooksAgain(said, row.What) })];
    }

    private static Row[] Rows(IEnumerable<string> lines) =>
    [
        .. from line in lines
           let row = TableRow().Match(line)
           where row.Success
           select new Row(
               row.Groups["what"].Value,
               (Number(row, "ours"), Number(row, "oursMemory")),
               (Number(row, "theirs"), Number(row, "theirsMemory")),
               Number(row, "requests"),
               Number(row, "theirRequests")),
    ];

    private static int Number(Match row, string group) => int.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);

    private static int LooksAgain(string said, string what) =>
        LookedAgain().Matches(said).Where(look => look.Groups["what"].Value == what).Sum(look => Number(look, "times"));

    private static string Built(string name)
    {
        var file = typeof(ComparisonTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(known => known.Key == name).Value!;
        return OperatingSystem.IsWindows() ? $"{file}.exe" : file;
    }

    private static string Documentation()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "docs", "performance-cli.md")))
        {
            folder = folder.Parent;
        }

        Assert.SkipWhen(folder is null, "the documentation is not beside the built tests");
        return Path.Combine(folder!.FullName, "docs", "performance-cli.md");
    }

    private static async Task<bool> HasGnuTimeAsync()
    {
        const string program = "/usr/bin/time";
        return File.Exists(program)
            && (await RunAsync(new ProcessStartInfo(program, "--version"))) is var (_, text, said)
            && (text + said).Contains("GNU Time", StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<(int Status, string Output, string Error)> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        try
        {
            var (text, said) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
            await process.WaitForExitAsync(Ct);
            return (process.ExitCode, await text, await said);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    [GeneratedRegex(
        @"^\| (?<what>`.+?) \| (?<ours>\d+) ms, (?<oursMemory>\d+) MB \| (?<theirs>\d+) ms, (?<theirsMemory>\d+) MB \| [\d.]+ × less \| [\d.]+ × less \| (?<requests>\d+), (?<theirRequests>\d+) \|\r?$")]
    private static partial Regex TableRow();

    [GeneratedRegex(@"looked again: (?<times>\d+) in (?<what>.+?)\r?$", RegexOptions.Multiline)]
    private static partial Regex LookedAgain();

    private sealed record Row(
        string What, (int Milliseconds, int Megabytes) Ours, (int Milliseconds, int Megabytes) Herokus, int OurRequests, int HerokusRequests);
}
