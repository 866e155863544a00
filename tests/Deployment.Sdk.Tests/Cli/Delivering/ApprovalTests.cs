using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>Approvals that are recorded in the ledger, against an emulator with two accounts.</summary>
public sealed class ApprovalTests
{
    private static readonly RequiresApprovalAttribute SomebodyElse = new("sales", "Is anyone in the middle of a demo?") { NotRequester = true };

    [Fact]
    public async Task A_promotion_files_a_request_and_goes_through_once_somebody_else_said_yes()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);

        var waiting = await team.PromoteAsync("--json");

        Assert.Equal(4, waiting.ExitCode);
        Assert.Contains("approval by sales is missing (Is anyone in the middle of a demo?)", waiting.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(DeliveryEventKind.WaitingForApproval, Assert.Single(team.Told).Kind);
        var id = ApprovingTeam.IdIn(waiting);
        Assert.Equal(id, ApprovingTeam.IdIn(await team.PromoteAsync()));

        var said = await team.GraceAsync("approve", id.ToUpperInvariant(), "--role", "SALES");
        Assert.True(said.ExitCode == 0, said.All);
        Assert.Contains($"sales ({ApprovingTeam.GracesAccount}, recorded) said yes to {id}, and nothing is missing", said.Output, StringComparison.Ordinal);
        Assert.Contains($"dotnet run -- promote UAT LIVE --request {id} --confirm yunojuno-live", said.Output, StringComparison.Ordinal);

        var ran = await team.PromoteAsync("--request", id);
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("note: sales approved: grace@yunojuno.example (recorded)", ran.Output, StringComparison.Ordinal);
        Assert.Equal(team.Git.Head, await team.LiveCommitAsync());
        Assert.Contains("nothing waits for anybody", (await team.GraceAsync("approvals")).Output, StringComparison.Ordinal);
        var late = await team.GraceAsync("approve", id, "--role", "sales");
        Assert.Equal(3, late.ExitCode);
        Assert.Contains("was delivered on", late.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_helped_to_write_a_commit_asks_as_well()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);
        await team.ReleaseAsync("Together\n\nCo-authored-by: Grace Hopper <Grace@YunoJuno.example>");
        var id = await team.RequestAsync();

        var ran = await team.GraceAsync("approve", id, "--role", "sales");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("grace@yunojuno.example is among those who ask", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_work_arrives_is_what_the_target_runs_when_it_is_delivered_and_not_when_it_was_asked()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);
        var id = await ApprovedWithoutAsync(team, "Grace Hopper <grace@yunojuno.example>");

        var ran = await team.PromoteAsync("--request", id);
        Assert.True(ran.ExitCode == 4, ran.All);
        Assert.Contains("grace@yunojuno.example is among those who ask", ran.Output, StringComparison.Ordinal);
        var blind = await team.GraceAsync("approve", id, "--role", "sales");
        Assert.Contains("whose work would arrive on LIVE now cannot be seen from here", blind.Output, StringComparison.Ordinal);
        var seeing = await team.Line(("HEROKU_API_KEY", team.Heroku.Token), ("HEROKU_API_KEY_LIVE", team.Heroku.ProductionToken)).RunAsync("approve", id, "--role", "sales");
        Assert.Equal(3, seeing.ExitCode);
        Assert.Contains("grace@yunojuno.example is among those who ask", seeing.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_does_not_let_in_the_work_of_somebody_whom_the_plan_does_not_know()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);
        var id = await ApprovedWithoutAsync(team, "Mallory <mallory@elsewhere.example>");

        var ran = await team.PromoteAsync("--request", id);

        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains("the plan does not know who this is: mallory@elsewhere.example", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_whom_the_plan_does_not_know_closes_it_whatever_a_mailmap_says()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);
        File.WriteAllText(Path.Combine(team.Git.Path, ".mailmap"), "Ada <ada@yunojuno.example> <mallory@elsewhere.example>\n");
        await team.ReleaseAsync("Strange", "Mallory <mallory@elsewhere.example>");

        var ran = await team.PromoteAsync();

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("the plan does not know who this is: mallory@elsewhere.example", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(await team.FactsAsync("LIVE"), fact => fact is ApprovalRequested);
    }

    [Fact]
    public async Task An_approver_whom_the_plan_does_not_know_cannot_be_somebody_else()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada);
        var id = await team.RequestAsync();

        var ran = await team.GraceAsync("approve", id, "--role", "sales");

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains($"{ApprovingTeam.GracesAccount} is nobody that the plan declares", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_word_of_whoever_delivers_is_not_enough_where_people_are_named()
    {
        await using var team = await ApprovingTeam.WithAsync(new("sales", "Free?") { By = ["grace@yunojuno.example"] }, ApprovingTeam.Grace);

        var ran = await team.PromoteAsync("--approve", "sales");

        Assert.Equal(4, ran.ExitCode);
        Assert.Contains("--approve sales is not enough here", ran.Output, StringComparison.Ordinal);
        var id = ApprovingTeam.IdIn(ran);
        var stranger = await team.AdaAsync("approve", id, "--role", "sales");
        Assert.Equal(3, stranger.ExitCode);
        Assert.Contains("is none of those who may say yes for sales", stranger.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
        Assert.Equal(0, (await team.PromoteAsync()).ExitCode);
    }

    [Fact]
    public async Task A_quorum_counts_people_and_not_tokens()
    {
        await using var team = await ApprovingTeam.WithAsync(new("sales", "Free?") { Quorum = 2 }, new PersonAttribute("grace@x.example", ApprovingTeam.GracesAccount, ApprovingTeam.AdasAccount));
        var id = await team.RequestAsync();

        await team.GraceAsync("approve", id, "--role", "sales");
        await team.GraceAsync("approve", id, "--role", "sales");
        var second = await team.AdaAsync("approve", id, "--role", "sales");

        Assert.Contains("still missing: sales (1 of 2 said yes; grace@x.example (recorded))", second.Output, StringComparison.Ordinal);
        Assert.Equal(4, (await team.PromoteAsync()).ExitCode);
    }

    [Fact]
    public async Task Two_people_are_a_quorum_of_two_and_the_last_one_may_deliver()
    {
        await using var team = await ApprovingTeam.WithAsync(new("sales", "Free?") { Quorum = 2 }, ApprovingTeam.Ada, ApprovingTeam.Grace);
        var id = await team.RequestAsync();
        await team.AdaAsync("approve", id, "--role", "sales");

        var ran = await team.Line(("HEROKU_API_KEY", team.Heroku.Token), ("HEROKU_API_KEY_LIVE", team.Heroku.ProductionToken))
            .RunAsync("approve", id, "--role", "sales", "--and-promote", "--confirm", "yunojuno-live");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("2 of 2 said yes", ran.Output, StringComparison.Ordinal);
        Assert.Equal(team.Git.Head, await team.LiveCommitAsync());
    }

    [Fact]
    public async Task An_account_that_is_nobody_declared_is_none_of_two_people()
    {
        await using var team = await ApprovingTeam.WithAsync(new("sales", "Free?") { Quorum = 2 }, ApprovingTeam.Ada);
        var id = await team.RequestAsync();

        var stranger = await team.GraceAsync("approve", id, "--role", "sales");
        var known = await team.AdaAsync("approve", id, "--role", "sales");

        Assert.Equal(3, stranger.ExitCode);
        Assert.Contains($"[Person(\"EMAIL\", \"{ApprovingTeam.GracesAccount}\")]", stranger.Output, StringComparison.Ordinal);
        Assert.Contains("still missing: sales (1 of 2 said yes; ada@yunojuno.example (recorded))", known.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_is_spent_by_a_delivery_that_was_taken_back()
    {
        await using var team = await FailingAsync(rollsBack: true);
        var id = await team.RequestAsync();
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
        Assert.Equal(7, (await team.PromoteAsync()).ExitCode);

        var again = await team.PromoteAsync();
        var late = await team.GraceAsync("approve", id, "--role", "sales");

        Assert.Equal(4, again.ExitCode);
        Assert.NotEqual(id, ApprovingTeam.IdIn(again));
        Assert.Contains("was delivered, and taken back on", late.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_yes_outlives_a_delivery_that_failed_until_a_person_rolls_it_back()
    {
        await using var team = await FailingAsync(rollsBack: false);
        var id = await team.RequestAsync();
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
        Assert.Equal(1, (await team.PromoteAsync()).ExitCode);
        Assert.Equal(0, (await team.PromoteAsync("--request", id)).ExitCode);

        Assert.Equal(0, (await team.LiveAsync("rollback", "LIVE", "--confirm", "yunojuno-live")).ExitCode);

        Assert.Equal(4, (await team.PromoteAsync()).ExitCode);
    }

    [Fact]
    public async Task Everybody_is_told_that_a_request_is_void()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);
        var id = await team.RequestAsync();
        await team.ReleaseAsync();

        Assert.Equal(4, (await team.PromoteAsync()).ExitCode);

        Assert.Contains(team.Told, happening => happening.Summary.Contains($"the request {id} is void", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_slug_that_we_bring_to_the_source_voids_the_request_at_once_and_everybody_is_told()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);
        var id = await team.RequestAsync();
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
        team.Git.Commit("Second");
        team.Git.Push("master");

        var ran = await team.DeployAsync();

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains($"note: LIVE: the request {id} is void: UAT has {team.Git.Head[..12]} now", ran.Output, StringComparison.Ordinal);
        Assert.Equal(id, Assert.Single((await team.FactsAsync("LIVE")).OfType<ApprovalVoided>()).Request);
        var told = Assert.Single(team.Told, happening => happening.Kind == DeliveryEventKind.ApprovalVoided);
        Assert.Equal(("LIVE", $"LIVE: the request {id} is void"), (told.Environment, told.Summary[..(told.Summary.IndexOf(" is void", StringComparison.Ordinal) + 8)]));
        Assert.Contains("nothing waits for anybody", (await team.GraceAsync("approvals")).Output, StringComparison.Ordinal);
        Assert.Equal(6, (await team.PromoteAsync("--request", id)).ExitCode);
    }

    [Fact]
    public async Task What_leaves_the_slug_of_the_source_as_it_is_voids_nothing()
    {
        var uat = SamplePlan.Uat(new ConfigVarAttribute("NEW", "1"));
        await using var team = await ApprovingTeam.StartAsync(
            observer => SamplePlan.Of(uat, live: ApprovingTeam.Live(SomebodyElse), more: [ApprovingTeam.Ada, ApprovingTeam.Grace, observer]));
        var id = await team.RequestAsync();
        await team.Heroku.SetAsync("yunojuno-uat", ("NEW", "0"));
        await team.Heroku.SettleAsync("yunojuno-uat");

        Assert.Equal(0, (await team.UatAsync("config", "apply", "UAT")).ExitCode);
        Assert.Contains("nothing to do", (await team.DeployAsync()).Output, StringComparison.Ordinal);

        Assert.DoesNotContain(await team.FactsAsync("LIVE"), fact => fact is ApprovalVoided);
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
    }

    [Fact]
    public async Task What_somebody_else_brought_to_the_source_voids_the_request_when_it_is_answered()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);
        var id = await team.RequestAsync();
        await team.Heroku.BuildAsync("yunojuno-uat");

        var ran = await team.GraceAsync("approve", id, "--role", "sales");

        Assert.Equal(6, ran.ExitCode);
        Assert.Contains($"the request {id} is void: UAT has", ran.Output, StringComparison.Ordinal);
        Assert.Contains(await team.FactsAsync("LIVE"), fact => fact is ApprovalVoided);
        Assert.Single(team.Told, happening => happening.Kind == DeliveryEventKind.ApprovalVoided);
    }

    [Fact]
    public async Task A_yes_to_what_the_source_no_longer_runs_is_refused_and_voids_the_request()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);
        var id = await team.RequestAsync();
        await team.ReleaseAsync();

        var ran = await team.GraceAsync("approve", id, "--role", "sales");

        Assert.Equal(6, ran.ExitCode);
        Assert.Contains($"the request {id} is void: UAT has", ran.Output, StringComparison.Ordinal);
        Assert.Contains(await team.FactsAsync("LIVE"), fact => fact is ApprovalVoided);
    }

    [Fact]
    public async Task A_change_of_config_on_the_source_voids_nothing()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);
        var id = await team.RequestAsync();
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
        await team.Heroku.SetAsync("yunojuno-uat", ("LOG_LEVEL", "debug"));
        await team.Heroku.SettleAsync("yunojuno-uat");

        var ran = await team.PromoteAsync("--request", id);

        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task A_step_that_is_new_since_the_yes_asks_anew_and_is_named()
    {
        await using var team = await DeclaringAsync(new ConfigVarAttribute("LOG_LEVEL", "info"));
        await team.Heroku.SetAsync("yunojuno-live", ("LOG_LEVEL", "info"));
        var id = await team.RequestAsync();
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
        await team.Heroku.SetAsync("yunojuno-live", ("LOG_LEVEL", "debug"));

        var pinned = await team.PromoteAsync("--request", id);
        Assert.Equal(6, pinned.ExitCode);
        Assert.Contains($"not what the request {id} is about: to set LOG_LEVEL on yunojuno-live is new", pinned.Output, StringComparison.Ordinal);

        var again = await team.PromoteAsync();
        Assert.Equal(4, again.ExitCode);
        Assert.Contains($"the request {id} is void: to set LOG_LEVEL on yunojuno-live is new", again.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await team.GraceAsync("approve", ApprovingTeam.IdIn(again), "--role", "sales")).ExitCode);
        var ran = await team.PromoteAsync();
        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task A_step_that_is_done_already_needs_no_new_yes()
    {
        await using var team = await DeclaringAsync(new ConfigVarAttribute("LOG_LEVEL", "info"), new ConfigVarAttribute("COLOUR", "red"));
        var id = await team.RequestAsync();
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
        await team.Heroku.SetAsync("yunojuno-live", ("LOG_LEVEL", "info"));

        var ran = await team.PromoteAsync("--request", id);

        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task Another_value_of_a_secret_asks_anew_and_is_told_to_nobody()
    {
        await using var team = await DeclaringAsync(new SecretVarAttribute("PAYMENT_KEY"));
        var id = ApprovingTeam.IdIn(await Giving("the-first-value"));
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);

        var changed = await Giving("the-second-value");
        var same = await Giving("the-second-value");

        Assert.Equal(4, changed.ExitCode);
        Assert.Contains($"the request {id} is void: to set PAYMENT_KEY on yunojuno-live is with another value now", changed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("is void", same.Output, StringComparison.Ordinal);
        var rows = await team.LedgerAsync("LIVE", ledger => ledger.Store.ReadAsync(ledger.Stream, 0, TestContext.Current.CancellationToken));
        Assert.DoesNotContain(rows, row => row.Body.Contains("-value", StringComparison.Ordinal));

        Task<Ran> Giving(string value) => team.Line(("HEROKU_API_KEY_LIVE", team.Heroku.ProductionToken), ("LIVE__PAYMENT_KEY", value))
            .RunAsync("promote", "UAT", "LIVE", "--confirm", "yunojuno-live");
    }

    [Fact]
    public async Task A_yes_expires_when_the_plan_says_so()
    {
        await using var team = await ApprovingTeam.WithAsync(new("sales", "Free?") { Quorum = 1, ExpiresAfter = 3600 });
        var id = await team.RequestAsync();
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
        team.Time.Advance(TimeSpan.FromMinutes(61));

        var ran = await team.PromoteAsync();

        Assert.Equal(4, ran.ExitCode);
        Assert.Contains($"the yes of {ApprovingTeam.GracesAccount} expired on", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asserted_is_written_down_and_holds_for_the_run_alone()
    {
        await using var team = await ApprovingTeam.WithAsync(new("sales", "Free?"));
        Assert.Equal(0, (await team.PromoteAsync("--approve", "sales")).ExitCode);
        var given = Assert.Single((await team.FactsAsync("LIVE")).OfType<ApprovalGiven>());
        Assert.Equal(("sales", ApprovalStrength.Asserted), (given.Role, given.Strength));
        await team.ReleaseAsync();

        Assert.Equal(4, (await team.PromoteAsync()).ExitCode);
    }

    [Fact]
    public async Task A_role_that_may_be_asserted_may_also_be_recorded()
    {
        await using var team = await ApprovingTeam.WithAsync(new("sales", "Free?"));
        var id = await team.RequestAsync();
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);

        var listed = await team.GraceAsync("approvals", "LIVE", "--json");
        var role = listed.Json.GetProperty("requests")[0].GetProperty("roles")[0];
        Assert.True(role.GetProperty("isMet").GetBoolean());
        Assert.Equal("Recorded", role.GetProperty("approvals")[0].GetProperty("strength").GetString());
        Assert.Equal(0, (await team.PromoteAsync()).ExitCode);
    }

    [Fact]
    public async Task A_no_closes_the_request_and_stands_until_they_are_asked_once_more()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);
        var id = await team.RequestAsync();

        var no = await team.GraceAsync("reject", id, "--role", "sales", "--reason", "a demo \u001b[31m until five\u202e");
        Assert.Equal(0, no.ExitCode);

        var ran = await team.PromoteAsync();
        Assert.Equal(3, ran.ExitCode);
        Assert.Contains(@"a demo \u001b[31m until five\u202e", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', ran.All);
        Assert.Equal(3, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
        Assert.Equal(4, (await team.PromoteAsync("--ask-again")).ExitCode);
        Assert.Equal(4, (await team.PromoteAsync()).ExitCode);
    }

    [Fact]
    public async Task Evidence_is_named_where_it_is_wanted()
    {
        await using var team = await ApprovingTeam.WithAsync(new("sales", "Free?") { Evidence = "the calendar's link" });
        var id = await team.RequestAsync();

        Assert.Equal(64, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales", "--evidence", $"see {team.Heroku.Token}\u0000\ud83d")).ExitCode);

        var given = Assert.Single((await team.FactsAsync("LIVE")).OfType<ApprovalGiven>());
        Assert.Equal("see [redacted]\\u0000\ufffd", given.Evidence);
        var ran = await team.PromoteAsync();
        Assert.True(ran.ExitCode == 0, ran.All);
    }

    [Fact]
    public async Task A_deploy_waits_for_people_and_the_last_yes_names_its_branch_and_commit()
    {
        var uat = SamplePlan.Uat(new RequiresApprovalAttribute("lead", "Now?") { By = ["grace@yunojuno.example"] });
        await using var team = await ApprovingTeam.StartAsync(observer => SamplePlan.Of(uat, more: [ApprovingTeam.Grace, observer]), isDeployed: false);
        var waiting = await team.DeployAsync();
        Assert.Equal(4, waiting.ExitCode);
        var id = ApprovingTeam.IdIn(waiting);

        var said = await team.GraceAsync("approve", id, "--role", "lead");
        Assert.Contains($"dotnet run -- deploy --branch master --commit {team.Git.Head} --request {id}", said.Output, StringComparison.Ordinal);
        var ran = await team.UatAsync("deploy", "--branch", "master", "--commit", team.Git.Head, "--request", id);
        Assert.True(ran.ExitCode == 0, ran.All);

        team.Git.Commit("Second");
        team.Git.Push("master");
        Assert.Equal(4, (await team.DeployAsync()).ExitCode);
    }

    [Fact]
    public async Task Nobody_says_yes_without_a_token_or_with_a_wrong_one()
    {
        await using var team = await ApprovingTeam.WithAsync(SomebodyElse, ApprovingTeam.Ada, ApprovingTeam.Grace);
        var id = await team.RequestAsync();

        Assert.Equal(77, (await team.Line().RunAsync("approve", id, "--role", "sales")).ExitCode);
        Assert.Equal(77, (await team.Line(("HEROKU_API_KEY", "wrong-token-0123456789")).RunAsync("approve", id, "--role", "sales")).ExitCode);
        Assert.Equal(64, (await team.GraceAsync("approve", id, "--role", "sales", "--as", "grace@yunojuno.example")).ExitCode);
        Assert.Equal(64, (await team.GraceAsync("approve", "zzzzzz", "--role", "sales")).ExitCode);
        Assert.Equal(64, (await team.GraceAsync("approve", id, "--role", "support")).ExitCode);
        Assert.DoesNotContain(await team.FactsAsync("LIVE"), fact => fact is ApprovalGiven);
    }

    [Fact]
    public async Task A_rehearsal_asks_and_answers_in_a_ledger_of_its_own()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(live: ApprovingTeam.Live(SomebodyElse), more: [ApprovingTeam.Ada, ApprovingTeam.Grace]));
        await team.DeployAsync("master");
        var waiting = await team.PromoteAsync("--confirm", "yunojuno-live");
        Assert.Equal(4, waiting.ExitCode);
        var id = ApprovingTeam.IdIn(waiting);

        // Copied as it stands, it goes to the rehearsal and nowhere else.
        var next = $"dotnet run -- --rehearse approve {id} --role sales";
        Assert.Contains(next, waiting.Output, StringComparison.Ordinal);
        Assert.Contains($"try: {next}", (await team.Line.RunAsync("approvals", "--rehearse")).Output, StringComparison.Ordinal);
        Assert.Equal(3, (await team.Line.RunAsync("--rehearse", "approve", id, "--role", "sales", "--as", "ada@yunojuno.example")).ExitCode);
        var ran = await team.Line.RunAsync(
            "approve", id, "--role", "sales", "--rehearse", "--as", "grace@yunojuno.example", "--and-promote", "--confirm", "yunojuno-live");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Equal(team.First, (await team.Line.StatusAsync("yunojuno-live")).GetProperty("commit").GetString());
    }

    /// <summary>A team whose LIVE runs the first commit, and takes no other well; the second is on UAT.</summary>
    private static async Task<ApprovingTeam> FailingAsync(bool rollsBack)
    {
        string? first = null;
        var verify = new OwnStepAttribute(StepPhase.Verify, (context, _) =>
            Task.FromResult(context.Commit == (first ??= context.Commit) ? StepOutcome.Succeeded : StepOutcome.Failed("no orders")))
        {
            RollsBack = rollsBack,
        };
        var team = await ApprovingTeam.StartAsync(observer => SamplePlan.Of(
            live: ApprovingTeam.Live(SomebodyElse, verify), more: [ApprovingTeam.Ada, ApprovingTeam.Grace, observer]));
        Assert.Equal(0, (await team.GraceAsync("approve", await team.RequestAsync(), "--role", "sales")).ExitCode);
        Assert.Equal(0, (await team.PromoteAsync()).ExitCode);
        await team.ReleaseAsync();
        return team;
    }

    /// <summary>A team whose LIVE asks somebody else, and declares more.</summary>
    private static Task<ApprovingTeam> DeclaringAsync(params Attribute[] live) => ApprovingTeam.StartAsync(observer => SamplePlan.Of(
        live: ApprovingTeam.Live([SomebodyElse, .. live]), more: [ApprovingTeam.Ada, ApprovingTeam.Grace, observer]));

    /// <summary>
    /// Grace says yes to the work of Ada alone; then somebody outside takes LIVE back behind the work of another, which would arrive with it.
    /// </summary>
    private static async Task<string> ApprovedWithoutAsync(ApprovingTeam team, string another)
    {
        var first = await team.ReleaseOnAsync("yunojuno-live", await team.SlugAsync("yunojuno-uat"));
        await team.ReleaseAsync("Work of another", another);
        await team.ReleaseOnAsync("yunojuno-live", await team.SlugAsync("yunojuno-uat"));
        await team.ReleaseAsync("Work of Ada");
        var id = await team.RequestAsync();
        Assert.Equal(0, (await team.GraceAsync("approve", id, "--role", "sales")).ExitCode);
        await team.ReleaseOnAsync("yunojuno-live", first);
        return id;
    }
}
