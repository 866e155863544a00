using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Locks;

/// <summary>One delivery at a time, and everybody can see whose it is.</summary>
public sealed class LockTests
{
    /// <summary>On another machine, so that nobody can see whether its process is there.</summary>
    private static readonly LeaseHolder Elsewhere = new("gone", "grace", "another machine", 7, "deploy");

    [Fact]
    public async Task A_delivery_notes_its_lock_its_steps_and_its_end()
    {
        await using var team = await Team.CreateAsync();

        var ran = await team.DeployAsync();

        Assert.True(ran.ExitCode == 0, ran.All);
        var view = await team.ViewAsync("UAT");
        var facts = view.Entries.Select(entry => entry.Fact).ToArray();
        Assert.IsType<LockTaken>(facts[0]);
        var began = Assert.IsType<DeliveryBegan>(facts[1]);
        Assert.Equal(("deploy", team.Git.Head, "master", team.Plan.PolicyDigest), (began.Verb, began.Commit, began.Branch, began.PolicyDigest));
        Assert.Equal(began.Steps.Count, facts.OfType<StepEnded>().Count(end => end.ExitCode == 0));
        Assert.Equal(0, facts.OfType<DeliveryEnded>().Single().ExitCode);
        Assert.IsType<LockReleased>(facts[^1]);
        Assert.Null(view.Unfinished);
        Assert.All(view.Entries, entry => Assert.Equal(team.Heroku.Api, entry.Origin.Api));
        Assert.All(view.Entries, entry => Assert.NotNull(entry.Origin.Account));
    }

    [Fact]
    public async Task What_a_person_locked_nobody_changes_until_it_is_released()
    {
        await using var team = await Team.CreateAsync();

        var acquired = await team.Line().RunAsync("lock", "acquire", "UAT", "--reason", "a demo is on");
        var refused = await team.DeployAsync("--json");
        var status = await team.Line().RunAsync("lock", "status");
        var released = await team.Line().RunAsync("lock", "release", "UAT");
        var ran = await team.DeployAsync();

        Assert.True(acquired.ExitCode == 0, acquired.All);
        Assert.Equal(5, refused.ExitCode);
        Assert.Contains("a demo is on", refused.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("--lock-wait", refused.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Contains("UAT is locked by", status.Output, StringComparison.Ordinal);
        foreach (var said in new[] { status.Output, refused.Json.GetProperty("message").GetString()! })
        {
            Assert.Matches(@"since \S+ \S+Z, until \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ", said);
            Assert.DoesNotContain("renewed", said, StringComparison.Ordinal);
        }

        Assert.Contains("a demo is on", status.Output, StringComparison.Ordinal);
        Assert.True(released.ExitCode == 0, released.All);
        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task Who_waited_for_a_lock_and_finds_a_delivery_left_unfinished_takes_it_up_first()
    {
        await using var team = await Team.CreateAsync();
        await team.Line().RunAsync("lock", "acquire", "UAT", "--reason", "at work");
        await team.LeaveAsync("UAT", null, new DeliveryBegan("deploy", team.Git.Head, team.Plan.PolicyDigest, "plan", [], []));

        var ran = await WaitAsync(team, () => team.Line().RunAsync("lock", "release", "UAT"), "deploy", "--branch", "master");
        var status = await team.Line().RunAsync("lock", "status");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("was left unfinished by run gone; taking it up", ran.Output, StringComparison.Ordinal);
        Assert.Contains("nothing is locked", status.Output, StringComparison.Ordinal);
        var view = await team.ViewAsync("UAT");
        Assert.Equal(["gone", view.Entries[^1].Origin.Run], view.Entries.Select(entry => entry.Fact).OfType<DeliveryEnded>().Select(end => end.Delivery));
    }

    [Fact]
    public async Task A_lock_that_runs_out_while_somebody_waits_is_taken_over_and_so_is_what_its_holder_left()
    {
        await using var team = await Team.CreateAsync();
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        var facts = (await team.ViewAsync("UAT")).Entries.Select(entry => entry.Fact).ToArray();
        var before = facts.OfType<DeliveryBegan>().Single();
        var left = team.Git.Commit("Left");
        var next = team.Git.Commit("Next");
        team.Git.Push("master");

        await team.LeaveAsync(
            "UAT",
            Elsewhere,
            before with { Commit = left, Apps = facts.OfType<DeliveryEnded>().Single().Apps, Steps = [new RecordedStep.Maintenance("yunojuno-uat", "maintenance on", true), new RecordedStep.Build("yunojuno-uat", "build", left, null), new RecordedStep.Maintenance("yunojuno-uat", "maintenance off", false)] });

        var ran = await WaitAsync(team, () => Advance(team, HeldLease.Life), "deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("the lock of grace was taken over: it was not renewed in time", ran.Output, StringComparison.Ordinal);
        var view = await team.ViewAsync("UAT");
        Assert.Null(view.Unfinished);
        Assert.Equal([0, 0, 0], view.Entries.Select(entry => entry.Fact).OfType<DeliveryEnded>().Select(end => end.ExitCode));
        Assert.Equal([before.Commit, left, next], view.Entries.Select(entry => entry.Fact).OfType<DeliveryBegan>().Select(began => began.Commit));
        Assert.Equal(3, view.Entries.Select(entry => entry.Fact).OfType<WriteBegan>().Count(write => write.Request == "POST /apps/yunojuno-uat/builds"));
    }

    [Fact]
    public async Task What_was_left_and_cannot_be_taken_up_keeps_out_whoever_waited_but_who_goes_back_takes_its_place()
    {
        await using var team = await Team.CreateAsync();
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        team.Git.Commit("Second");
        team.Git.Push("master");
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        var before = (await team.ViewAsync("UAT")).Entries.Select(entry => entry.Fact).OfType<DeliveryBegan>().Last();
        await team.LeaveAsync(
            "UAT",
            Elsewhere,
            before with { Steps = [new RecordedStep.Declared("yunojuno-uat", "a step of another plan", "Unknown", false)] });

        team.Git.Commit("Third");
        team.Git.Push("master");

        var ran = await WaitAsync(team, () => Advance(team, HeldLease.Life), "deploy", "--branch", "master");
        var back = await team.Line().RunAsync("rollback", "UAT");

        Assert.True(ran.ExitCode == 8, ran.All);
        Assert.Contains("the plan does not declare it any longer", ran.Output, StringComparison.Ordinal);
        Assert.True(back.ExitCode == 0, back.All);
        Assert.Contains("is given up for this rollback", back.Output, StringComparison.Ordinal);
        Assert.Contains("nothing is locked", (await team.Line().RunAsync("lock", "status")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_keeps_out_of_one_environment_and_of_no_other()
    {
        await using var team = await Team.CreateAsync();

        await team.Line().RunAsync("lock", "acquire", "LIVE", "--reason", "month's end");
        var ran = await team.DeployAsync();

        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task In_CI_a_ledger_that_ends_with_the_job_is_no_place_for_the_lock_of_production()
    {
        await using var team = await Team.CreateAsync();
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);
        var line = team.Line(
            null, ("CI", "true"), ("CI_NAME", "codeship"), ("CI_BRANCH", "master"), ("CI_COMMIT_ID", team.Git.Head));

        var ran = await line.RunAsync(
            "promote", "UAT", "LIVE", "--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live");

        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains("DEPLOYMENT_LEDGER_URL", ran.Output, StringComparison.Ordinal);
        Assert.Empty((await team.ViewAsync("LIVE")).Entries);
    }

    [Fact]
    public async Task Nor_is_it_in_a_CI_that_nobody_here_reads_and_what_says_that_it_is_one_is_named()
    {
        await using var team = await Team.CreateAsync();
        Assert.Equal(0, (await team.DeployAsync()).ExitCode);

        var ran = await team.Line(null, ("CI", "true")).RunAsync(
            "promote", "UAT", "LIVE", "--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live");

        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains("this CI job (CI is 'true') keeps its ledger in a file that ends with the job", ran.Output, StringComparison.Ordinal);
        Assert.Contains("or unset that, where it is none", ran.Output, StringComparison.Ordinal);
        Assert.Empty((await team.ViewAsync("LIVE")).Entries);
    }

    [Theory]
    [InlineData("lock acquire LIVE --reason demo")]
    [InlineData("lock release LIVE --confirm LIVE")]
    public async Task Nor_is_it_one_for_a_lock_that_a_person_takes_or_frees(string command)
    {
        await using var team = await Team.CreateAsync();
        var line = team.Line(
            null, ("CI", "true"), ("CI_NAME", "codeship"), ("CI_BRANCH", "master"), ("CI_COMMIT_ID", team.Git.Head));

        var ran = await line.RunAsync(command.Split(' '));

        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains("DEPLOYMENT_LEDGER_URL", ran.Output, StringComparison.Ordinal);
        Assert.Empty((await team.ViewAsync("LIVE")).Entries);
    }

    [Theory]
    [InlineData("lock acquire LIVE --reason demo")]
    [InlineData("lock release LIVE --confirm LIVE")]
    public async Task The_ledger_of_one_Heroku_takes_no_lock_of_another_which_nobody_could_take_out_again(string command)
    {
        await using var team = await Team.CreateAsync();
        await using (var store = await SqliteLedger.OpenAsync(team.LedgerFile, TimeProvider.System, TestContext.Current.CancellationToken))
        {
            using var ledger = new EnvironmentLedger(
                store, "yunojuno/LIVE", new LedgerOrigin("real", new Uri("https://api.heroku.com"), "another machine", "1"));
            await ledger.AppendAsync(
                new LockTaken(new LeaseHolder("real", "grace", "another machine", null, "at work")),
                new LeaseChange.Take("{}", TimeSpan.FromHours(1), null),
                TestContext.Current.CancellationToken);
        }

        var ran = await team.Line().RunAsync(command.Split(' '));

        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains("give each Heroku a ledger of its own", ran.Output, StringComparison.Ordinal);
        Assert.Single((await team.ViewAsync("LIVE")).Entries);
    }

    [Fact]
    public async Task A_ledger_that_no_package_opens_is_a_mistake_of_the_command_and_names_no_password()
    {
        await using var team = await Team.CreateAsync();

        var ran = await team.Line(null, ("DEPLOYMENT_LEDGER_URL", "postgres://deployer:s3cr3t-pw@db.example/ledger")).RunAsync("deploy", "--branch", "master");

        Assert.True(ran.ExitCode == 64, ran.All);
        Assert.Contains("Deployment.Sdk.PostgreSql", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t-pw", ran.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_reasons_are_shown_as_text()
    {
        await using var team = await Team.CreateAsync();

        await team.Line().RunAsync("lock", "acquire", "UAT", "--reason", "\u001b[2J::error::x\n##vso[task]'; DROP TABLE event; --");
        var status = await team.Line().RunAsync("lock", "status");

        Assert.DoesNotContain('\u001b', status.All);
        Assert.DoesNotContain("\n::error", status.All, StringComparison.Ordinal);
        Assert.DoesNotContain("\n##vso", status.All, StringComparison.Ordinal);
        Assert.Equal(0, (await team.Line().RunAsync("lock", "release", "UAT")).ExitCode);
    }

    // Runs a command that has to wait for the lock, and lets something happen once it does.
    private static async Task<Ran> WaitAsync(Team team, Func<Task> happensMeanwhile, params string[] args)
    {
        var told = new HearingWriter("waiting up to 600 s");
        var line = new CommandLine(team.Plan, team.Git.Path) { Rehearsal = new NoRehearsal(), Output = told, Time = team.Time };
        foreach (var (name, value) in team.Line().Environment)
        {
            line.Environment[name] = value;
        }

        var waiting = line.RunAsync([.. args, "--lock-wait", "600"]);
        await Task.WhenAny(told.Heard, waiting);
        await happensMeanwhile();
        return await waiting;
    }

    private static Task Advance(Team team, TimeSpan by)
    {
        team.Time.Advance(by);
        return Task.CompletedTask;
    }

    /// <summary>Tells when a text was printed.</summary>
    private sealed class HearingWriter(string text) : StringWriter
    {
        private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Heard => _heard.Task;

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            if (value?.Contains(text, StringComparison.Ordinal) == true)
            {
                _heard.TrySetResult();
            }
        }
    }
}
