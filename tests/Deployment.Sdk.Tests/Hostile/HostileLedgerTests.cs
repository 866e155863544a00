using System.Collections.Immutable;
using CsCheck;
using Deployment.Sdk.Cli;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Histories;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;
using Microsoft.Data.Sqlite;

namespace Deployment.Sdk.Tests.Hostile;

/// <summary>Rows of the ledger that no program of ours wrote.</summary>
public sealed class HostileLedgerTests
{
    private const string Stream = "yunojuno/UAT";

    private static readonly Uri Api = new("http://127.0.0.1:1");
    private static readonly LedgerOrigin Origin = new("01a2", Api, "machine", "1.0") { Account = "a@b.example", Actor = "ada", Ci = "codeship", Build = new Uri("https://ci.example/7"), Process = 7 };
    private static readonly string Digest = new('d', 64);
    private static readonly ApprovalSubject Subject = new("promote", "UAT", "DEV", new string('c', 40), Digest) { Slugs = ["s"], Releases = ["r"], Branch = "master" };

    private static readonly LedgerFact[] Facts =
    [
        new LockTaken(new LeaseHolder("01a2", "ada", "machine", 7, "deploy")) { InPlaceOf = 1, Because = "it was not renewed" },
        new LockReleased(1, "by hand"),
        new DeliveryBegan(
            "deploy", new string('c', 40), Digest, Digest, [new RecordedApp("yunojuno-uat", 3) { Id = "i", Running = 2, Release = "r", Slug = "s", Commit = "c" }],
            [
                new RecordedStep.Config("yunojuno-uat", "set", ["KEY"]), new RecordedStep.Maintenance("yunojuno-uat", "on", true),
                new RecordedStep.Build("yunojuno-uat", "build", new string('c', 40), null), new RecordedStep.Slug("yunojuno-uat", "slug", "builder", new string('c', 40)),
                new RecordedStep.Scale("yunojuno-uat", "scale", [new RecordedProcess("web", 1, "basic")]),
                new RecordedStep.Promotion("yunojuno-uat", "promote", "r", 1, "s", new string('c', 40), "sum", ["x"]),
                new RecordedStep.Rollback("yunojuno-uat", "back", "r", 1, "s", new string('c', 40), null, true),
                new RecordedStep.Processes("yunojuno-uat", "stop", [new RecordedProcess("worker", 0, null)], true),
                new RecordedStep.Declared("yunojuno-uat", "test", "SmokeTest(\"/health\")", true),
            ]) { Branch = "master", From = "DEV", Sources = [new RecordedApp("x", 1)] },
        new DeliveryResumed("01a2"),
        new DeliveryEnded("01a2", 0, "done", [new RecordedApp("yunojuno-uat", 4)]),
        new StepBegan(0),
        new StepEnded(0, 1, "no reason", ImmutableDictionary<string, int>.Empty.Add("yunojuno-uat", 4)),
        new WriteBegan("POST /apps/yunojuno-uat/builds"),
        new WriteEnded("POST /apps/yunojuno-uat/builds", WriteAnswer.Unclear, "lost"),
        new ApprovalRequested("abc123", Subject, ["ada@x.example"], ["b"]),
        new ApprovalGiven("abc123", "sales", "grace", ApprovalStrength.Signed) { Evidence = "e", Signature = "s" },
        new ApprovalRejected("abc123", "sales", "grace", "no"),
        new ApprovalVoided("abc123", "void"),
        new FreezeBegan("month's end", DateTimeOffset.UnixEpoch),
        new FreezeEnded("over"), new HoldSet("broken"), new HoldReleased("mended"), new PolicyAccepted(Digest, "read"), new RuleForced("freeze", "urgent"),
        new NoticeGiven("Started", "UAT: delivering", [new RecordedNotice("Slack", NoticeEnd.NotTold, "no route"), new RecordedNotice("HipChat", NoticeEnd.Told, null)]),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static (string What, string Sql)[] Alterations(Uri api) =>
    [
        ("a body of nothing", "UPDATE event SET body = '' WHERE version = 2"),
        ("a fact without what it is about", """UPDATE event SET body = '{"origin":{"run":"r","api":"http://h","machine":"m","tool":"t"},"fact":{"kind":"delivery-began"}}' WHERE version = 2"""),
        ("steps of nothing", Row(api, """{"kind":"delivery-began","verb":"deploy","commit":"c","policyDigest":"p","planDigest":"q","apps":[null],"steps":[null]}""")),
        ("a commit that is an option, of a digest that is none", Row(api, """{"kind":"delivery-began","verb":"deploy","commit":"--upload-pack=touch pwned","policyDigest":"p","planDigest":"q","branch":"\u001b[31m::error::","apps":[],"steps":[{"kind":"build","app":"../../x","description":"##vso[x]\n::error::x","commit":"--output=pwned"}]}""")),
        ("a run that is a path", Row(api, """{"kind":"delivery-began","verb":"deploy","commit":"c","policyDigest":"p","planDigest":"q","apps":[],"steps":[]}""", "../../../pwned")),
        ("a step that the plan does not know", Row(api, """{"kind":"delivery-began","verb":"\u202e","commit":"c","policyDigest":"p","planDigest":"q","apps":[],"steps":[{"kind":"declared","app":"x","description":"d","canonical":"c","isRepeatable":true}]}""")),
        ("a moment after the end of time", "UPDATE event SET at = 9223372036854775807 WHERE version = (SELECT max(version) FROM event)"),
        ("a moment before its begin", "UPDATE event SET at = -9223372036854775808 WHERE version = 1"),
        ("a row that is gone", "DELETE FROM event WHERE version = 3"),
        ("a row far away", "INSERT INTO event SELECT stream, 1000000000000000, at, body, hash FROM event WHERE version = 1"),
        ("an environment called as a command", "INSERT INTO event SELECT 'yunojuno/::error::' || char(27) || '[2J##vso[x]', version, at, body, hash FROM event WHERE version = 1"),
        ("a holder of nothing", """INSERT OR REPLACE INTO lease VALUES ('yunojuno/UAT', -1, '{"who":null,"machine":"\u001b[31m","process":-5,"reason":"::error::\n##vso[x]"}', 9223372036854775807)"""),
        ("a plan that was accepted without a digest", Row(api, """{"kind":"policy-accepted","policyDigest":""}""")),
        ("a reason of 1 MB, and half a character", Row(api, """{"kind":"hold-set","reason":"\ud800""" + new string('x', 1_000_000) + "\"}")),
        ("a kind that nobody knows, by a version that is none", Row(api, """{"kind":"\u001b[2J::error::","x":null}""")),
        ("a kind that only a newer version knows", Row(api, """{"kind":"quarantine-began","reason":"\u001b[2J\n::error::x##vso[x] @everyone"}""")),
        ("depth without end", Row(api, """{"kind":"hold-set","reason":"x","more":""" + new string('[', 60) + new string(']', 60) + "}")),
    ];

    [Fact]
    public async Task A_ledger_that_was_altered_is_shown_as_text_and_obeyed_by_nobody()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of());
        var line = heroku.Line("UAT");
        Assert.Equal(0, (await line.RunAsync("deploy", "--branch", "master")).ExitCode);
        var file = Path.Combine(heroku.Git.Path, ".git", "deployment-sdk", "ledger.db");
        File.Copy(file, $"{file}.good");
        var failures = new List<string>();
        foreach (var (what, sql) in Alterations(new Uri(line.Environment["HEROKU_API_URL"])))
        {
            File.Copy($"{file}.good", file, overwrite: true);
            Alter(file, sql);
            heroku.Git.Commit();
            heroku.Git.Push("master");
            foreach (var args in new string[][] { ["history", "--json"], ["history", "--verify"], ["lock", "status"], ["resume", "--json"], ["deploy", "--branch", "master"] })
            {
                var ran = await line.RunAsync(args);
                try
                {
                    Harmless.Check(ran);
                    Assert.False(args[^1] == "--verify" && ran.ExitCode == 0 && !sql.Contains("INTO lease", StringComparison.Ordinal), "it was not noticed");
                }
                catch (Xunit.Sdk.XunitException failure)
                {
                    failures.Add($"{what}: {string.Join(' ', args)}: {ran.ExitCode} {failure.Message}\n{(ran.All.Length > 3000 ? ran.All[..3000] : ran.All)}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.Empty(Directory.GetFiles(heroku.Git.Path, "pwned*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_fact_that_was_changed_anywhere_is_understood_or_kept_and_shown_as_text() =>
        Gen.Int[0, Facts.Length - 1].SelectMany(index => Mutation.Of(new LedgerBody(Origin, Facts[index]).Write())).Array[1, 3].Sample(
            bodies =>
            {
                LedgerRow[] rows = [.. bodies.Select((body, index) => new LedgerRow(index + 1, DateTimeOffset.UnixEpoch, body, ""))];
                var view = new LedgerView([.. rows.Select(LedgerBody.Read)]);
                _ = (view.Head, view.Hold, view.AcceptedPolicy, view.Freeze(DateTimeOffset.UnixEpoch), view.Foreign(Api), view.Succeeded.Count());
                if (view.Unfinished is { } journal)
                {
                    _ = (journal.Done.Count(), journal.Begun.Count(), journal.InFlight, journal.VersionOf("yunojuno-uat"));
                    Assert.All(journal.Began.Steps, step => Assert.NotNull(step.App + step.Description));
                }

                _ = ApprovalRequest.In(view).Select(request => request.End(DateTimeOffset.UnixEpoch)).ToArray();
                var target = new Target(SamplePlan.Live(), null);
                _ = StandingRules.Of(view, target, Trigger.Push, DateTimeOffset.UnixEpoch).Select(rule => rule.ToString()).ToArray();
                _ = StandingRules.Policy(view, target, Digest, isRehearsal: false);

                var history = new EnvironmentHistory("UAT", rows, rows, LedgerVerification.Of(Stream, rows));
                Assert.All(HistoryText.Lines(history, 80), Harmless.Check);
                var output = new StringWriter();
                CliOutput.Document(
                    new ProgramHost(output, output, false, false, new Dictionary<string, string>(), ".", TimeProvider.System),
                    new HistoryDocument(1, "yunojuno", "ledger", true, [HistoryDocuments.Of(history, true, null)]),
                    CliJson.Default.HistoryDocument);
                Assert.All(output.ToString().Replace(System.Environment.NewLine, "\n", StringComparison.Ordinal).Split('\n'), Harmless.Check);
            },
            iter: Effort.Times(1_000));

    [Fact]
    public void Every_fact_is_read_again_as_it_was_written() => Assert.All(Facts, fact =>
        Assert.Equal(
            new LedgerBody(Origin, fact).Write(),
            new LedgerBody(Origin, LedgerBody.Read(new LedgerRow(1, DateTimeOffset.UnixEpoch, new LedgerBody(Origin, fact).Write(), "")).Fact).Write()));

    [Fact]
    public void A_holder_that_was_changed_anywhere_is_somebody() =>
        Mutation.Of(new LeaseHolder("01a2", "ada", "machine", 7, "deploy").Write()).Sample(
            text => Harmless.Check(TerminalText.Neutralise(EnvironmentLock.Text(LeaseHolder.Read(text)))), iter: Effort.Times(200));

    private static string Row(Uri api, string fact, string run = "01a2b3") =>
        $$"""
        INSERT INTO event SELECT 'yunojuno/UAT', max(version) + 1, max(at), '{"origin":{"run":"{{run}}","api":"{{api}}","machine":"m\u001b[2J","tool":"t"},"fact":{{fact.Replace("'", "''", StringComparison.Ordinal)}}}', 'x'
        FROM event WHERE stream = 'yunojuno/UAT'
        """;

    private static void Alter(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_removed; {sql}";
        command.ExecuteNonQuery();
    }
}
