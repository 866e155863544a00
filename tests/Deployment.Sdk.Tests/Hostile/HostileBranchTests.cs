using CsCheck;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Hostile;

/// <summary>Names of branches and commits, as whoever can push or start a job chooses them.</summary>
public sealed class HostileBranchTests
{
    /// <summary>Names that git takes.</summary>
    public static TheoryData<string> Legal =>
    [
        "feature/--upload-pack=touch${IFS}pwned;`touch${IFS}pwned`|sh>pwned&", "feature/'\"quotes", "feature/\u202egnp\u2066##vso@channel<!here>%0a%3a%3aerror",
    ];

    [Theory]
    [MemberData(nameof(Legal))]
    public async Task A_branch_that_git_takes_is_delivered_as_that_name_and_nothing_else(string branch)
    {
        using var team = new RehearsedRepository();
        using var remote = TemporaryRepository.CreateBare();
        team.Git.AddRemote(remote);
        team.Git.Push("master");
        team.Git.Branch(branch);
        team.Git.Commit();
        team.Git.Push(branch);

        var ran = Harmless.Check(await team.DeployAsync(branch, "--json"));

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(team.Git.Head, (await team.Line.StatusAsync("yunojuno-dev-1")).GetProperty("commit").GetString());
        Assert.Equal(branch, Assert.Single((await team.LedgerAsync("dev-1")).Entries.Select(entry => entry.Fact).OfType<Ledgers.DeliveryBegan>()).Branch);
        Harmless.Check(await team.Line.RunAsync("history", "dev-1", "--rehearse"));
        Assert.Empty(Directory.GetFiles(team.Git.Path, "pwned*"));
        Assert.Empty(Directory.GetFiles(remote.Path, "pwned*"));
    }

    [Fact]
    public async Task A_name_that_git_does_not_take_never_reaches_it()
    {
        using var folder = new TemporaryFolder();
        var line = new CommandLine(SamplePlan.Of(), folder.Path);

        await HostileText.Any.SampleAsync(
            async text =>
            {
                foreach (var branch in (string[])[text, $"feature/{text}"])
                {
                    var ran = Harmless.Check(await line.RunAsync("explain", "--json", "--", branch));
                    Assert.True(ran.ExitCode is 3 or 64 || ShortBranchName.IsLegal(branch), ran.All);
                }
            },
            iter: Effort.Times(40));
    }

    [Fact]
    public async Task Names_from_options_and_from_CI_are_refused_or_looked_up_and_obeyed_by_nobody()
    {
        using var team = new RehearsedRepository();

        await Gen.Select(HostileText.Any, HostileText.Any, Gen.Int[0, 3]).SampleAsync(
            async (branch, commit, how) =>
            {
                var line = new CommandLine(SamplePlan.Of(), team.Git.Path) { Rehearsal = team.Heroku };
                if (how == 3)
                {
                    foreach (var (name, value) in new[]
                    {
                        ("CI", "true"), ("CI_NAME", "codeship"), ("CI_BRANCH", branch), ("CI_COMMIT_ID", commit), ("CI_BUILD_NUMBER", branch),
                        ("CI_COMMITTER_USERNAME", branch), ("CI_BUILD_URL", $"javascript:{commit}"),
                    })
                    {
                        line.Environment[name] = value;
                    }
                }

                var ran = await line.RunAsync(
                    how switch
                    {
                        0 => ["plan", "--rehearse", $"--branch={branch}"],
                        1 => ["plan", "--rehearse", "--branch=master", $"--commit={commit}"],
                        2 => ["deploy", "--rehearse", $"--branch={branch}", $"--commit={commit}", "--json"],
                        _ => ["deploy", "--rehearse"],
                    });

                Harmless.Check(ran);
            },
            iter: Effort.Times(8), threads: 1);

        Assert.Empty(Directory.GetFiles(team.Git.Path, "pwned*"));
    }

    [Fact]
    public async Task A_command_to_copy_quotes_the_branch()
    {
        const string branch = "feature/$(touch${IFS}pwned)";
        var developers = SamplePlan.Developers(new RequiresApprovalAttribute("lead", "Now?") { By = ["grace@yunojuno.example"] });
        var plan = new Plan("yunojuno")
        {
            BranchLines = [new BranchLine("feature/*", BranchRole.Feature, IsStable: false)],
            Routes = [new Route("feature/*", developers)],
            Declarations = [SamplePlan.Declare(ApprovingTeam.Grace)],
        };
        await using var heroku = await LoopbackHeroku.StartAsync(plan);
        heroku.Git.Branch(branch);
        heroku.Git.Commit();
        heroku.Git.Push(branch);
        var line = heroku.Line();
        line.Environment["HEROKU_API_KEY"] = heroku.Token;
        var asked = Harmless.Check(await line.RunAsync("deploy", "--branch", branch));
        Assert.True(asked.ExitCode == 4, asked.All);

        var said = Harmless.Check(await line.RunAsync("approve", ApprovingTeam.IdIn(asked), "--role", "lead"));

        Assert.Contains($"deploy --branch '{branch}' --commit", said.All, StringComparison.Ordinal);
    }
}
