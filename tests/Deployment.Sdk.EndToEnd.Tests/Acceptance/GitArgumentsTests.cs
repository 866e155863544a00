using System.Text.Json;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.EndToEnd.Tests.Acceptance;

/// <summary>What git is started with, as git itself records it.</summary>
public sealed class GitArgumentsTests
{
    private const string Branch = "feature/--upload-pack=touch${IFS}pwned;`touch${IFS}pwned`";

    [Fact]
    public async Task Whatever_comes_from_outside_stands_after_the_end_of_options_in_full()
    {
        await using var team = await Team.StartAsync();
        team.Merge("First");
        team.Git.Branch(Branch);
        team.Git.Commit("Feature", "$(touch pwned) <ada@yunojuno.example>", ("--output=pwned", "version https://git-lfs.github.com/spec/v1\n"));
        team.Git.Push(Branch);
        team.Git.Checkout("master");
        using var trace = new TemporaryFolder();

        await CommandProcess.RunAsync(
            team.Git.Path,
            team.Variables(("HEROKU_API_KEY", team.Token), ("GIT_TRACE2_EVENT", trace.Path)),
            ["deploy", "--branch", "master"],
            ["deploy", "--branch", Branch],
            ["plan", "--branch", Branch]);
        var second = team.Merge("Second", ("app/migrations/1.py", "1"));
        team.Merge("Third");
        await CommandProcess.RunAsync(
            team.Git.Path,
            team.Variables(("HEROKU_API_KEY_UAT", team.Token), ("GIT_TRACE2_EVENT", trace.Path)),
            ["deploy", "--branch", "master", "--commit", second],
            ["deploy", "--branch", "master"],
            ["rollback", "UAT", "--list"]);

        string[][] calls = [.. Directory.GetFiles(trace.Path).SelectMany(Calls)];
        Assert.All(calls, AssertBounded);
        Assert.Empty(Directory.GetFiles(team.Git.Path, "pwned*", SearchOption.AllDirectories));

        // What the check would not see, it would not check.
        Assert.Superset(
            new HashSet<string>(["archive", "cat-file", "diff-tree", "log", "ls-remote", "ls-tree", "merge-base", "push", "read-tree", "rev-list", "rev-parse", "show-ref", "tag"]),
            calls.Select(Command).ToHashSet());
    }

    /// <summary>The command lines that our process started; what git starts itself has its parent's id before its own.</summary>
    private static IEnumerable<string[]> Calls(string file) =>
        from line in File.ReadLines(file)
        let entry = JsonDocument.Parse(line).RootElement
        where entry.GetProperty("event").GetString() == "start" && !entry.GetProperty("sid").GetString()!.Contains('/', StringComparison.Ordinal)
        select entry.GetProperty("argv").EnumerateArray().Select(argument => argument.GetString()!).ToArray();

    private static void AssertBounded(string[] call)
    {
        var shown = string.Join(' ', call);
        var end = Array.IndexOf(call, "--end-of-options") is > 0 and var found ? found : call.Length;
        foreach (var option in call[1..end])
        {
            Assert.False(option.Contains("feature/", StringComparison.Ordinal), shown);
            Assert.False(option.Contains("refs/", StringComparison.Ordinal), shown);
            Assert.DoesNotMatch("[0-9a-f]{40}", option);
            Assert.NotEqual("origin", option);
        }

        // A full hash or reference, a remote, one tag of ours, a pattern of the plan; never a short name that git would guess at.
        foreach (var argument in call.Skip(end + 1))
        {
            Assert.Matches(
                @"\A(\^?[0-9a-f]{40}(\^\{commit\}|\.\.\.[0-9a-f]{40}|:[\s\S]+)?|refs/[\s\S]+|origin|HEAD\^\{commit\}|deployed/UAT/v[0-9]+|--|:\((top,glob|top,literal)\)[\s\S]+)\z",
                argument);
        }
    }

    // After the settings.
    private static string Command(string[] call)
    {
        var at = 1;
        while (call[at] == "-c")
        {
            at += 2;
        }

        return call[at];
    }
}
