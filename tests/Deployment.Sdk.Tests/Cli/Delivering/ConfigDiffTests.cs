using System.Text.Json;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

public sealed class ConfigDiffTests
{
    private static readonly Attribute[] Declared =
    [
        new ConfigVarAttribute("DJANGO_SETTINGS_MODULE", "yunojuno.settings"),
        new ConfigVarAttribute("LOG_LEVEL", "debug"),
        new SecretVarAttribute("DJANGO_SECRET_KEY"),
        new AddonAttachmentAttribute("DATABASE", "postgresql-curved-12345"),
    ];

    [Fact]
    public async Task The_plan_is_held_against_the_app_in_80_columns()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(uat: SamplePlan.Uat(Declared)));
        await heroku.SetAsync("yunojuno-uat", ("LOG_LEVEL", "info"), ("STRANGE", "hunter2-hunter2"));

        var ran = await heroku.Line("UAT").RunAsync("config", "diff", "UAT");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("UAT: the plan (here), yunojuno-uat (there)", ran.Output, StringComparison.Ordinal);
        Assert.Matches(@"only here\s+DJANGO_SETTINGS_MODULE\s+yunojuno.settings\s+-", ran.Output);
        Assert.Matches(@"changed\s+LOG_LEVEL\s+debug\s+info", ran.Output);
        Assert.Matches(@"only there\s+STRANGE\s+-\s+#[0-9a-f]{12}", ran.Output);
        Assert.Contains("2 same, 1 changed, 1 only here, 1 only there", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", ran.All, StringComparison.Ordinal);
        Assert.All(ran.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task The_document_names_every_state_and_the_exit_code_counts_only_when_asked()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(uat: SamplePlan.Uat(Declared)));
        var line = heroku.Line("UAT");

        var ran = await line.RunAsync("config", "diff", "uat", "--json", "--detailed-exitcode");

        Assert.Equal(2, ran.ExitCode);
        Assert.Empty(ran.Error);
        Assert.False(ran.Json.GetProperty("same").GetBoolean());
        var variables = Variables(ran);
        Assert.Equal("OnlyHere", variables["LOG_LEVEL"].GetProperty("state").GetString());
        Assert.Equal("debug", variables["LOG_LEVEL"].GetProperty("here").GetProperty("value").GetString());
        Assert.Equal("Same", variables["DJANGO_SECRET_KEY"].GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Null, variables["DJANGO_SECRET_KEY"].GetProperty("there").GetProperty("value").ValueKind);
        Assert.Equal("provided by the add-on postgresql-curved-12345", variables["DATABASE_URL"].GetProperty("note").GetString());

        await heroku.SetAsync("yunojuno-uat", ("LOG_LEVEL", "debug"), ("DJANGO_SETTINGS_MODULE", "yunojuno.settings"));
        var same = await line.RunAsync("config", "diff", "UAT", "--json", "--detailed-exitcode");
        Assert.True(same.ExitCode == 0, same.All);
        Assert.True(same.Json.GetProperty("same").GetBoolean());
    }

    [Fact]
    public async Task A_secret_that_was_given_is_compared_by_its_hash()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(uat: SamplePlan.Uat(new SecretVarAttribute("KEY"))));
        await heroku.SetAsync("yunojuno-uat", ("KEY", "hunter2-on-heroku"));
        var line = heroku.Line("UAT");

        line.Environment["UAT__KEY"] = "hunter2-in-the-job";
        var other = await line.RunAsync("config", "diff", "UAT", "--json");
        var key = Variables(other)["KEY"];
        Assert.Equal("Changed", key.GetProperty("state").GetString());
        Assert.NotEqual(key.GetProperty("here").GetProperty("hash").GetString(), key.GetProperty("there").GetProperty("hash").GetString());

        line.Environment["UAT__KEY"] = "hunter2-on-heroku";
        key = Variables(await line.RunAsync("config", "diff", "UAT", "--json"))["KEY"];
        Assert.Equal("Same", key.GetProperty("state").GetString());
        Assert.Equal(key.GetProperty("here").GetProperty("hash").GetString(), key.GetProperty("there").GetProperty("hash").GetString());
        Assert.DoesNotContain("hunter2", other.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_environment_is_held_against_another()
    {
        var uat = Shared(SamplePlan.Uat(new ConfigVarAttribute("LOG_LEVEL", "debug")));
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(uat: uat));
        await heroku.SetAsync("yunojuno-uat", ("LOG_LEVEL", "debug"), ("EQUAL", "hunter2"), ("ONLY_UAT", "hunter2"));
        await heroku.SetAsync("yunojuno-live", ("LOG_LEVEL", "info"), ("EQUAL", "hunter2"));

        var ran = await heroku.Line("UAT", "LIVE").RunAsync("config", "diff", "UAT", "--against", "LIVE", "--json", "--detailed-exitcode");

        Assert.True(ran.ExitCode == 2, ran.All);
        var app = ran.Json.GetProperty("apps").EnumerateArray().Single();
        Assert.Equal(
            ("UAT", "yunojuno-uat", "LIVE", "yunojuno-live"),
            (app.GetProperty("environment").GetString(), app.GetProperty("app").GetString(), app.GetProperty("againstEnvironment").GetString(), app.GetProperty("againstApp").GetString()));
        var variables = Variables(ran);
        Assert.Equal(["Same", "Changed", "OnlyHere"], new[] { "EQUAL", "LOG_LEVEL", "ONLY_UAT" }.Select(name => variables[name].GetProperty("state").GetString()));

        // UAT declares it as open, LIVE does not declare it.
        Assert.Equal("debug", variables["LOG_LEVEL"].GetProperty("here").GetProperty("value").GetString());
        Assert.Equal(JsonValueKind.Null, variables["LOG_LEVEL"].GetProperty("there").GetProperty("value").ValueKind);
        Assert.DoesNotContain("hunter2", ran.All, StringComparison.Ordinal);

        var table = await heroku.Line("UAT", "LIVE").RunAsync("config", "diff", "UAT", "--against", "LIVE");
        Assert.Contains("UAT: yunojuno-uat (here), yunojuno-live of LIVE (there)", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_every_environment_is_compared_and_one_that_cannot_be_read_says_why()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of());
        var line = heroku.Line();
        line.Environment["HEROKU_API_KEY"] = heroku.Token;

        var ran = await line.RunAsync("config", "diff", "--json");

        Assert.Equal(1, ran.ExitCode);
        var problems = ran.Json.GetProperty("apps").EnumerateArray()
            .ToDictionary(app => app.GetProperty("app").GetString()!, app => app.GetProperty("problem").GetString());
        Assert.Equal(5, problems.Count);
        Assert.Contains("HEROKU_API_KEY_LIVE", problems["yunojuno-live"], StringComparison.Ordinal);
        Assert.All(problems.Where(problem => problem.Key != "yunojuno-live"), problem => Assert.Null(problem.Value));
        Assert.Contains("cannot be compared: No Heroku token for LIVE", (await line.RunAsync("config", "diff")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_that_the_plan_does_not_know_is_a_usage_error()
    {
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of());

        var ran = await heroku.Line("UAT").RunAsync("config", "diff", "LIFE", "--json");

        Assert.Equal(64, ran.ExitCode);
        Assert.Equal("config diff", ran.Json.GetProperty("verb").GetString());
        Assert.Contains("UAT, DEV, dev-1", ran.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diff_of_a_rehearsal_works_alike()
    {
        using var team = new RehearsedRepository(SamplePlan.Of(uat: SamplePlan.Uat(Declared)));

        var ran = await team.Line.RunAsync("config", "diff", "UAT", "--rehearse", "--json");

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.True(ran.Json.GetProperty("rehearsal").GetBoolean());
        Assert.Equal("OnlyHere", Variables(ran)["LOG_LEVEL"].GetProperty("state").GetString());
    }

    private static EnvironmentDefinition Shared(EnvironmentDefinition environment) =>
        new(environment.Name, environment.Stage, environment.Data, environment.Declarations) { SharedAccount = true };

    private static Dictionary<string, JsonElement> Variables(Ran ran) => ran.Json.GetProperty("apps").EnumerateArray().Single()
        .GetProperty("variables").EnumerateArray().ToDictionary(variable => variable.GetProperty("name").GetString()!);
}
