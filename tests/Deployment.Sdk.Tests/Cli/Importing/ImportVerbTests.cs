using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Importing;

public sealed class ImportVerbTests : IDisposable
{
    private const string Uat = "application:\n  name: yunojuno-uat\n  branch: master\nsettings:\n  SECRET_KEY: tr33house\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_CSharp_goes_to_stdout_and_everything_else_to_stderr()
    {
        Write("uat.conf", Uat);

        var ran = await RunAsync("uat.conf");

        Assert.Equal(0, ran.ExitCode);
        Assert.StartsWith("// Written by \"import\" from uat.conf.", ran.Output, StringComparison.Ordinal);
        Assert.Contains("#:package Deployment.Sdk@0.1.0-*\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("\nreturn await Delivery.RunAsync(args);\n", ran.Output, StringComparison.Ordinal);
        Assert.StartsWith("uat.conf:5:3: the value of SECRET_KEY is not copied", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("tr33house", ran.All, StringComparison.Ordinal);
        Assert.Equal(ran.Output, (await RunAsync("uat.conf", "--out", "-")).Output);
    }

    [Fact]
    public async Task Several_files_become_one_plan()
    {
        Write("conf/uat.conf", Uat);
        Write("conf/live.conf", "application:\n  name: yunojuno-live\n  branch: master\n  pipeline: True\n  upstream: yunojuno-uat\n");

        var ran = await RunAsync("conf/live.conf", "conf/uat.conf", "--declarations");

        Assert.Contains("[Promotion<Uat, Live>]", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("RunAsync", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("conf/", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_says_something_else_is_never_written_over()
    {
        Write("uat.conf", Uat);

        var written = await RunAsync("uat.conf", "--out", "deploy/deploy.cs");
        var again = await RunAsync("uat.conf", "--out", "deploy/deploy.cs");
        File.AppendAllText(_folder["deploy/deploy.cs"], "// mine\n");
        var refused = await RunAsync("uat.conf", "--out", "deploy/deploy.cs");

        Assert.Equal((0, "written: deploy/deploy.cs\n"), (written.ExitCode, written.Output.ReplaceLineEndings("\n")));
        Assert.Equal((0, "no difference: deploy/deploy.cs is what the files say\n"), (again.ExitCode, again.Output.ReplaceLineEndings("\n")));
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("deploy/deploy.cs is there already and says something else, which would be lost", refused.Error, StringComparison.Ordinal);
        Assert.EndsWith("// mine\n", File.ReadAllText(_folder["deploy/deploy.cs"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_file_is_said_with_its_place_and_the_remedy()
    {
        Write("live.conf", "application:\n  name: yunojuno-live\n  branch: master\n  pipeline: True\n");

        var ran = await RunAsync("live.conf");

        Assert.Equal((64, ""), (ran.ExitCode, ran.Output));
        Assert.Equal(
            "refused: live.conf, line 4, column 3: 'pipeline' is on and there is no 'upstream', the app to promote\n  try: write the app's name: 'upstream: APP'\n",
            ran.Error.ReplaceLineEndings("\n"));
        var json = (await RunAsync("live.conf", "--json")).Json;
        Assert.Equal(64, json.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task One_document_holds_all_of_it()
    {
        Write("uat.conf", Uat);

        var json = (await RunAsync("uat.conf", "--json")).Json;

        Assert.Equal("uat.conf", json.GetProperty("files")[0].GetString());
        Assert.Equal((5, 3, false), (json.GetProperty("notes")[0].GetProperty("line").GetInt32(), json.GetProperty("notes")[0].GetProperty("column").GetInt32(), json.GetProperty("notes")[0].GetProperty("lost").GetBoolean()));
        Assert.Contains("[Route<Uat>(\"master\")]", json.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy.yml", "deploy:\n  provider: heroku\n  app: shop-uat\n", "[HerokuApp(\"shop-uat\")]")]
    [InlineData("uat.yml", Uat, "[HerokuApp(\"yunojuno-uat\")]")]
    [InlineData("manifest", "{ \"env\": { \"LANG\": \"en\" } }", "[ConfigVar(\"LANG\", \"en\")]")]
    [InlineData("h.yml", "build:\n  docker:\n    web: Dockerfile\nrun:\n  web: puma\n", "[ProcessType(\"web\")]")]
    public async Task What_a_file_is_its_content_tells_where_its_name_does_not(string name, string text, string line)
    {
        Write(name, text);

        var ran = await RunAsync(name);

        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains(line, ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: 1\n", "neither its name nor what is in it says what it is")]
    [InlineData("text", "neither its name nor what is in it says what it is")]
    [InlineData("application: { name: x }\ndeploy: { provider: heroku }\n", "it could be the .conf of heroku-tools or the deploy: section of a .travis.yml")]
    public async Task What_nothing_tells_has_to_be_said(string text, string problem)
    {
        Write("what", text);

        var ran = await RunAsync("what");

        Assert.Equal(64, ran.ExitCode);
        Assert.Contains(problem, ran.Error, StringComparison.Ordinal);
        Assert.Contains("--format FORMAT, one of heroku-tools, travis, app-json, heroku-yml", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_that_is_said_counts_before_a_name()
    {
        Write("app.json", Uat);

        Assert.Equal(0, (await RunAsync("app.json", "--format", "heroku-tools")).ExitCode);
        Assert.Equal(64, (await RunAsync("app.json", "--format", "jenkins")).ExitCode);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_said()
    {
        Write("large.conf", new string('#', 1024 * 1024 + 1));
        File.WriteAllBytes(_folder["binary.conf"], [0xff, 0xfe, 0x00, 0xd8, 0xff]);
        File.WriteAllBytes(_folder["latin.conf"], [0x61, 0xe9, 0x62]);

        foreach (var (file, problem) in new[] { ("nowhere.conf", "does not exist"), (".", "is a folder"), ("large.conf", "is larger than 1024 KiB"), ("latin.conf", "is no text in UTF-8") })
        {
            var ran = await RunAsync(file);
            Assert.Equal(64, ran.ExitCode);
            Assert.Contains(problem, ran.Error, StringComparison.Ordinal);
        }

        Assert.Equal(64, (await RunAsync("binary.conf")).ExitCode);
        Assert.Equal(64, (await RunAsync()).ExitCode);
    }

    [Fact]
    public async Task A_name_with_control_characters_obeys_nobody()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names");
        Write("\u001b[31m\n##[error].conf", Uat);

        var ran = await RunAsync("\u001b[31m\n##[error].conf");

        Assert.Equal(0, ran.ExitCode);
        Assert.DoesNotContain('\u001b', ran.All);
        Assert.DoesNotContain("##[error]", ran.All, StringComparison.Ordinal);
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
        File.WriteAllText(_folder[name], text);
    }

    private Task<Ran> RunAsync(params string[] args) =>
        new CommandLine(new Plan("none-yet"), _folder.Path) { Rehearsal = new NoRehearsal() }.RunAsync(["import", .. args]);
}
