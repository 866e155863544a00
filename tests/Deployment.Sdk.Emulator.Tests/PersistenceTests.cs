using System.Net;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class PersistenceTests : IDisposable
{
    private const string Dev = TestPlan.Dev;

    private readonly string _folder = Rig.NewFolder();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task All_that_an_app_is_survives_a_restart_and_the_token_does_not()
    {
        string[] before;
        string log;
        string token;
        await using (var rig = await Rig.StartAsync(folder: _folder))
        {
            token = rig.Emulator.Token;
            await rig.DeployAsync(Dev, ("Procfile", "web: serve\nrelease: migrate"));
            await rig.PatchAsync($"/apps/{Dev}/config-vars", """{"A":"1"}""");
            await rig.EndOfAsync($"/apps/{Dev}/releases/3");
            await rig.PatchAsync($"/apps/{Dev}", """{"maintenance":true}""");
            await rig.PatchAsync($"/apps/{Dev}/formation", """{"updates":[{"type":"web","quantity":3}]}""");
            before = await SnapshotAsync(rig);
            log = await LogAsync(rig);
        }

        await using var again = await Rig.StartAsync(folder: _folder);

        Assert.Equal(before, await SnapshotAsync(again));
        Assert.Equal(log, await LogAsync(again));
        Assert.NotEqual(token, again.Emulator.Token);
        Assert.DoesNotContain(
            Directory.EnumerateFiles(_folder, "heroku.json*"), file => File.ReadAllText(file).Contains(token));
    }

    [Fact]
    public async Task A_build_that_was_pending_at_the_stop_goes_on_at_the_next_start()
    {
        string build;
        await using (var rig = await Rig.StartAsync(folder: _folder))
        {
            build = (await rig.BuildAsync(Dev, SourceTar.Of(("Procfile", "web: serve\nrelease: migrate"))))["id"]!.GetValue<string>();
        }

        await using var again = await Rig.StartAsync(folder: _folder);
        var ended = await again.EndOfAsync($"/apps/{Dev}/builds/{build}");
        var release = await again.EndOfAsync($"/apps/{Dev}/releases/{ended["release"]!["id"]}");

        Assert.Equal("succeeded", ended["status"]!.GetValue<string>());
        Assert.Equal((2, "succeeded"), (release["version"]!.GetValue<int>(), release["status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_promotion_that_was_pending_at_the_stop_releases_once_and_no_more()
    {
        string promotion;
        await using (var rig = await Rig.StartAsync(folder: _folder))
        {
            await rig.DeployAsync(TestPlan.Uat, ("Procfile", "web: serve\nrelease: migrate"));
            var pipeline = (await rig.GetAsync("/pipelines/shop"))["id"];
            var source = (await rig.GetAsync($"/apps/{TestPlan.Uat}"))["id"];
            var target = (await rig.GetAsync($"/apps/{TestPlan.Live}"))["id"];
            var begun = await rig.PostAsync("/pipeline-promotions", $$$"""
                {"pipeline":{"id":"{{{pipeline}}}"},"source":{"app":{"id":"{{{source}}}"}},"targets":[{"app":{"id":"{{{target}}}"}}]}
                """);
            promotion = begun["id"]!.GetValue<string>();

            // On until the target has its release, whose command then never ends.
            while ((await rig.GetAsync($"/apps/{TestPlan.Live}/releases")).AsArray().Count < 3)
            {
                await rig.Time.SomebodyWaitsAsync();
                rig.Time.Advance(TimeSpan.FromMilliseconds(30));
            }
        }

        await using var again = await Rig.StartAsync(folder: _folder);
        await again.EndOfAsync($"/pipeline-promotions/{promotion}");

        var releases = (await again.GetAsync($"/apps/{TestPlan.Live}/releases")).AsArray();
        Assert.Equal(3, releases.Count);
        var targets = await again.GetAsync($"/pipeline-promotions/{promotion}/promotion-targets");
        Assert.Equal("succeeded", Assert.Single(targets.AsArray())!["status"]!.GetValue<string>());
        Assert.Equal(3, (await again.CurrentAsync(TestPlan.Live))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_folder_and_all_in_it_are_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permissions.");
            return;
        }

        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await using var rig = await Rig.StartAsync(folder: _folder);
        await rig.UploadAsync(SourceTar.Of(("Procfile", "web: serve")));

        foreach (var folder in Directory.EnumerateDirectories(_folder, "*", SearchOption.AllDirectories).Append(_folder))
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        }

        var files = Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ToArray();
        Assert.Equal(3, files.Length);
        foreach (var file in files)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_second_emulator_on_the_folder_is_refused_and_told_why()
    {
        await using var rig = await Rig.StartAsync(folder: _folder);

        var refusal = await Assert.ThrowsAsync<RehearsalException>(() => HerokuEmulator.StartAsync(
            new RehearsalOptions(TestPlan.Shop(), _folder), new EmulatorSettings { LockPatience = TimeSpan.Zero }, cancellationToken: Ct));

        Assert.Contains(_folder, refusal.Message);
        Assert.Contains("Another rehearsal", refusal.Message);
        Assert.True(refusal.IsBusy);
        Assert.Contains("DEPLOYMENT_REHEARSAL_FOLDER", refusal.Remedy);
        Assert.Contains("HEROKU_API_URL", refusal.Remedy);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_one_is_named_with_the_variable_that_names_another()
    {
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", Ct);

        var refusal = await Assert.ThrowsAsync<RehearsalException>(
            () => HerokuEmulator.StartAsync(new RehearsalOptions(TestPlan.Shop(), Path.Combine(file, "state")), cancellationToken: Ct));

        Assert.False(refusal.IsBusy);
        Assert.Contains(file, refusal.Message);
        Assert.Contains("DEPLOYMENT_REHEARSAL_FOLDER", refusal.Remedy);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_and_another_is_asked_for()
    {
        await using var rig = await Rig.StartAsync(folder: _folder);

        var refusal = await Assert.ThrowsAsync<RehearsalException>(() => HerokuEmulator.StartAsync(
            new RehearsalOptions(TestPlan.Shop(), Path.Combine(_folder, "other"), rig.Emulator.Api.Port), cancellationToken: Ct));

        Assert.Contains($"127.0.0.1:{rig.Emulator.Api.Port}", refusal.Message);
        Assert.Contains("--port", refusal.Remedy);
    }

    [Fact]
    public async Task What_a_full_disk_did_not_take_is_stored_when_it_has_room_again()
    {
        await using var rig = await Rig.StartAsync(folder: _folder);
        await rig.DeployAsync(Dev, ("Procfile", "web: serve\nrelease: migrate"));

        await rig.PatchAsync($"/apps/{Dev}/config-vars", """{"A":"1"}""");
        await EndsLaterAsync($"/apps/{Dev}/releases/3");
        var build = await rig.BuildAsync(TestPlan.Uat, SourceTar.Of(("Procfile", "web: serve\n")));
        await EndsLaterAsync($"/apps/{TestPlan.Uat}/builds/{build["id"]}");

        async Task EndsLaterAsync(string path)
        {
            // Nothing can be written where a folder stands.
            var full = Directory.CreateDirectory(Path.Combine(_folder, "heroku.json.next"));
            for (var wait = 0; wait < 4; wait++)
            {
                await rig.Time.SomebodyWaitsAsync().WaitAsync(TimeSpan.FromSeconds(20), Ct);
                rig.Time.Advance(TimeSpan.FromSeconds(2));
            }

            Assert.Equal("pending", (await rig.GetAsync(path))["status"]!.GetValue<string>());
            full.Delete();
            Assert.Equal("succeeded", (await rig.EndOfAsync(path))["status"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_second_emulator_waits_for_the_first_to_end()
    {
        var first = await Rig.StartAsync(folder: _folder);
        await first.DeployAsync(Dev);
        var second = Rig.StartAsync(folder: _folder, time: new ManualTime());
        Assert.False(second.IsCompleted);

        await first.DisposeAsync();

        // Its own clock stands still.
        await using var rig = await second.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        Assert.Equal(2, (await rig.CurrentAsync(Dev))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_kill_in_the_middle_of_a_write_leaves_the_state_before_it()
    {
        await using (var rig = await Rig.StartAsync(folder: _folder))
        {
            await rig.DeployAsync(Dev);
        }

        await File.WriteAllTextAsync(Path.Combine(_folder, "heroku.json.next"), "{\"Format\": 1, \"Apps\": [{", Ct);
        await using var again = await Rig.StartAsync(folder: _folder);

        Assert.Equal(2, (await again.CurrentAsync(Dev))["version"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("{\"Format\": 1, \"Apps\": [{")]
    [InlineData("{\"Format\": 999}")]
    [InlineData("null")]
    public async Task A_state_that_cannot_be_read_is_named_and_never_overwritten(string content)
    {
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, "heroku.json");
        await File.WriteAllTextAsync(file, content, Ct);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => Rig.StartAsync(folder: _folder));

        Assert.Contains(file, refusal.Message);
        Assert.Contains("Delete the folder", refusal.Message);
        Assert.Equal(content, await File.ReadAllTextAsync(file, Ct));
    }

    [Fact]
    public async Task A_state_that_was_written_before_there_were_add_ons_and_review_apps_is_read()
    {
        await using (var rig = await Rig.StartAsync(folder: _folder))
        {
            await rig.DeployAsync(Dev);
        }

        var file = Path.Combine(_folder, "heroku.json");
        var state = JsonNode.Parse(await File.ReadAllTextAsync(file, Ct))!.AsObject();
        foreach (var later in new[] { "AddOns", "Attachments", "AppSetups", "ReviewApps", "ReviewAppConfigs" })
        {
            Assert.True(state.Remove(later));
        }

        foreach (var app in state["Apps"]!.AsArray())
        {
            Assert.True(app!.AsObject().Remove("Region"));
        }

        await File.WriteAllTextAsync(file, state.ToJsonString(), Ct);
        await using var again = await Rig.StartAsync(folder: _folder);

        Assert.Equal(2, (await again.CurrentAsync(Dev))["version"]!.GetValue<int>());
        Assert.Empty((await again.GetAsync($"/apps/{Dev}/addons")).AsArray());
        Assert.Equal("us", (await again.GetAsync($"/apps/{Dev}"))["region"]!["name"]!.GetValue<string>());
        await again.PostAsync($"/apps/{Dev}/addons", """{"plan":"heroku-redis"}""");
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_somebody_who_follows_a_log()
    {
        var rig = await Rig.StartAsync(folder: _folder);
        var build = await rig.BuildAsync(Dev, SourceTar.Of(("Procfile", "web: serve")));
        using var nobody = new HttpClient();
        using var response = await nobody.GetAsync(
            build["output_stream_url"]!.GetValue<string>(), HttpCompletionOption.ResponseHeadersRead, Ct);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);

        await rig.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(15), Ct);

        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync(Ct));
    }

    private static async Task<string[]> SnapshotAsync(Rig rig)
    {
        var paths = new[] { "/account", $"/apps/{Dev}", $"/apps/{Dev}/releases", $"/apps/{Dev}/builds", $"/apps/{Dev}/formation",
            $"/apps/{Dev}/config-vars", "/pipelines", "/pipeline-couplings", "/apps" };
        var texts = new List<string>();
        foreach (var path in paths)
        {
            texts.Add((await rig.GetAsync(path)).ToJsonString().Replace($":{rig.Emulator.Api.Port}/", "/"));
        }

        return [.. texts];
    }

    private static async Task<string> LogAsync(Rig rig)
    {
        var build = Assert.Single((await rig.GetAsync($"/apps/{Dev}/builds")).AsArray())!;
        using var nobody = new HttpClient();
        return await nobody.GetStringAsync(build["output_stream_url"]!.GetValue<string>(), Ct);
    }
}
