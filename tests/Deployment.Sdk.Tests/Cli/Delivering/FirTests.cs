using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>Apps of Heroku's generation Fir, which run OCI images: they are read, and never changed.</summary>
public sealed class FirTests : IDisposable
{
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly TemporaryRepository _git = TemporaryRepository.Create();
    private readonly TemporaryRepository _remote = TemporaryRepository.CreateBare();

    public FirTests()
    {
        _git.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: run\n"));
        _git.AddRemote(_remote);
        _git.Push("master");
    }

    public void Dispose()
    {
        _git.Dispose();
        _remote.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Status_reads_the_commit_from_the_image_that_runs(bool namesGeneration)
    {
        await using var server = await ServerAsync(new FirApps(Commit, "yunojuno-uat") { NamesGeneration = namesGeneration });
        var line = Line(server);

        var ran = await line.RunAsync("status", "--json");
        var table = await line.RunAsync("status");

        var apps = ran.Json.GetProperty("apps").EnumerateArray().ToDictionary(app => app.GetProperty("app").GetString()!);
        var (uat, dev) = (apps["yunojuno-uat"], apps["yunojuno-dev"]);
        Assert.Equal(
            (Commit, "i1", "fir", 3),
            (uat.GetProperty("commit").GetString(), uat.GetProperty("image").GetString(), uat.GetProperty("generation").GetString(), uat.GetProperty("version").GetInt32()));
        Assert.Null(uat.GetProperty("slug").GetString());
        Assert.Equal((Commit, "s1", (string?)null), (dev.GetProperty("commit").GetString(), dev.GetProperty("slug").GetString(), dev.GetProperty("image").GetString()));
        Assert.Contains("yunojuno-uat", table.Output, StringComparison.Ordinal);
        Assert.Contains("succeeded (fir: is only read)", table.Output, StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task An_image_may_be_answered_in_a_list_as_the_schema_says()
    {
        await using var server = await ServerAsync(new FirApps(Commit, "yunojuno-uat") { Image = image => (200, $"[{image}]") });

        Assert.Equal(Commit, await UatCommitAsync(server));
    }

    [Fact]
    public async Task An_image_that_is_no_longer_kept_leaves_the_commit_unknown()
    {
        await using var server = await ServerAsync(
            new FirApps(Commit, "yunojuno-uat") { Image = _ => (404, """{"id":"not_found","message":"Couldn't find that image."}""") });

        Assert.Null(await UatCommitAsync(server));
    }

    [Theory]
    [InlineData(true, "is of Heroku's generation fir")]
    [InlineData(false, "runs OCI images, as Heroku's generation fir does")]
    public async Task A_deploy_to_Fir_is_refused_before_anything_changes(bool namesGeneration, string reason)
    {
        // With everything that a deploy could change: config, formation, maintenance.
        var plan = SamplePlan.Of(uat: SamplePlan.Uat(
            new ConfigVarAttribute("COLOUR", "green"), new ProcessTypeAttribute("web") { Quantity = 2 }, new MaintenanceAttribute()));
        await using var server = await ServerAsync(new FirApps(Commit, "yunojuno-uat") { NamesGeneration = namesGeneration });

        var ran = await Line(server, plan).RunAsync("deploy", "--branch", "master", "--json");

        AssertRefused(ran, server, $"yunojuno-uat {reason}");
    }

    [Theory]
    [InlineData("yunojuno-uat", true)]
    [InlineData("yunojuno-uat", false)]
    [InlineData("yunojuno-live", true)]
    [InlineData("yunojuno-live", false)]
    [InlineData("yunojuno-uat yunojuno-live", true)]
    public async Task A_promotion_from_or_to_Fir_is_refused_before_anything_changes(string fir, bool namesGeneration)
    {
        await using var server = await ServerAsync(new FirApps(Commit, fir.Split(' ')) { NamesGeneration = namesGeneration });

        var ran = await Line(server, variables: ("HEROKU_API_KEY_LIVE", "token-of-live")).RunAsync(
            "promote", "UAT", "LIVE", "--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live", "--json");

        AssertRefused(ran, server, fir.Split(' ')[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rollback_on_Fir_is_refused_before_anything_changes(bool namesGeneration)
    {
        await using var server = await ServerAsync(new FirApps(Commit, "yunojuno-uat") { NamesGeneration = namesGeneration });

        var ran = await Line(server).RunAsync("rollback", "UAT", "v2", "--json");

        AssertRefused(ran, server, "yunojuno-uat");
    }

    [Fact]
    public async Task What_was_begun_before_an_app_became_one_of_Fir_is_not_gone_on_with()
    {
        await using var server = await ServerAsync(new FirApps(Commit, "yunojuno-uat"));
        var file = Path.Combine(_git.Path, ".git", "ledger.db");
        await using (var store = await SqliteLedger.OpenAsync(file, TimeProvider.System, TestContext.Current.CancellationToken))
        {
            using var ledger = new EnvironmentLedger(store, "yunojuno/UAT", new LedgerOrigin("gone", server.Address, "another machine", "1"));
            await ledger.AppendAsync(
                new DeliveryBegan(
                    "deploy", Commit, SamplePlan.Of().PolicyDigest, "digest", [new RecordedApp("yunojuno-uat", 3) { Id = "id-yunojuno-uat" }], [new RecordedStep.Build("yunojuno-uat", "build", Commit, null)]),
                null,
                TestContext.Current.CancellationToken);
        }

        var ran = await Line(server, variables: ("DEPLOYMENT_LEDGER_URL", new Uri(file).AbsoluteUri)).RunAsync("resume", "--json");

        AssertRefused(ran, server, "yunojuno-uat is of Heroku's generation fir");
    }

    [Fact]
    public async Task A_plan_to_Fir_tells_the_same()
    {
        await using var server = await ServerAsync(new FirApps(Commit, "yunojuno-uat"));

        var ran = await Line(server).RunAsync("plan", "--branch", "master", "--json");

        AssertRefused(ran, server, "only cedar apps, which run slugs, can be delivered to");
    }

    private static void AssertRefused(Ran ran, StubServer server, string reason)
    {
        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains(reason, ran.Json.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("Heroku's own tools", ran.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(server.Requests);
        Assert.All(server.Requests, request => Assert.Equal("GET", request.Method));
    }

    private async Task<string?> UatCommitAsync(StubServer server)
    {
        var ran = await Line(server).RunAsync("status", "--json");
        return ran.Json.GetProperty("apps").EnumerateArray().Single(app => app.GetProperty("app").GetString() == "yunojuno-uat")
            .GetProperty("commit").GetString();
    }

    private static Task<StubServer> ServerAsync(FirApps apps) => StubServer.StartAsync(apps.AnswerAsync);

    private CommandLine Line(StubServer server, Plan? plan = null, params (string Name, string Value)[] variables)
    {
        var line = new CommandLine(plan ?? SamplePlan.Of(), _git.Path) { Rehearsal = new NoRehearsal() };
        line.Environment["HEROKU_API_URL"] = server.Address.AbsoluteUri;
        line.Environment["HEROKU_API_KEY"] = "token-below-live";
        foreach (var (name, value) in variables)
        {
            line.Environment[name] = value;
        }

        return line;
    }
}
