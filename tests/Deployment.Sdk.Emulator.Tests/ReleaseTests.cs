using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class ReleaseTests
{
    private const string Dev = TestPlan.Dev;
    private const string Releases = $"/apps/{Dev}/releases";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_release_command_keeps_the_release_pending_and_the_app_on_what_it_ran()
    {
        await using var rig = await Rig.StartAsync();
        var slug = await SlugAsync(rig, "python manage.py migrate");

        var release = await rig.PostAsync(Releases, $$"""{"slug":"{{slug["id"]}}"}""");
        var before = await rig.CurrentAsync(Dev);
        var ended = await rig.EndOfAsync($"{Releases}/{release["id"]}");

        Assert.Equal("pending", release["status"]!.GetValue<string>());
        Assert.False(release["current"]!.GetValue<bool>());
        Assert.Equal(1, before["version"]!.GetValue<int>());
        Assert.Equal("succeeded", ended["status"]!.GetValue<string>());
        Assert.True(ended["current"]!.GetValue<bool>());
        using var nobody = new HttpClient();
        Assert.Equal(
            "(rehearsal) would run: python manage.py migrate\n",
            await nobody.GetStringAsync(release["output_stream_url"]!.GetValue<string>(), Ct));
    }

    [Theory]
    [InlineData("migrate; exit 3")]
    [InlineData("false")]
    [InlineData("sh -c 'exit 1'")]
    public async Task A_release_command_that_fails_leaves_a_version_that_is_never_current(string command)
    {
        await using var rig = await Rig.StartAsync();
        var good = await rig.DeployAsync(Dev);
        var slug = await SlugAsync(rig, command);

        var release = await rig.PostAsync(Releases, $$"""{"slug":"{{slug["id"]}}"}""");
        var ended = await rig.EndOfAsync($"{Releases}/{release["id"]}");

        Assert.Equal("failed", ended["status"]!.GetValue<string>());
        Assert.False(ended["eligible_for_rollback"]!.GetValue<bool>());
        var current = await rig.CurrentAsync(Dev);
        Assert.Equal(good["id"]!.GetValue<string>(), current["id"]!.GetValue<string>());
        await rig.PatchAsync($"/apps/{Dev}/config-vars", """{"A":"1"}""");
        var next = await rig.CurrentAsync(Dev);
        Assert.Equal(4, next["version"]!.GetValue<int>());
        Assert.Equal(good["slug"]!["id"]!.GetValue<string>(), next["slug"]!["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("echo exit 1 is bad")]
    [InlineData("migrate; exit 0")]
    [InlineData("feature-flag --set false")]
    public async Task A_command_that_only_speaks_of_failure_succeeds(string command)
    {
        await using var rig = await Rig.StartAsync();
        var slug = await SlugAsync(rig, command);

        var release = await rig.PostAsync(Releases, $$"""{"slug":"{{slug["id"]}}"}""");

        Assert.Equal("succeeded", (await rig.EndOfAsync($"{Releases}/{release["id"]}"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Releases_made_at_the_same_time_get_versions_of_their_own_without_a_gap()
    {
        await using var rig = await Rig.StartAsync();
        var slug = await SlugAsync(rig, null);

        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => rig.PostAsync(Releases, $$"""{"slug":"{{slug["id"]}}"}""")));

        Assert.Equal(Enumerable.Range(2, 8), made.Select(release => release["version"]!.GetValue<int>()).Order());
        var all = (await rig.GetAsync(Releases)).AsArray();
        Assert.Equal(9, Assert.Single(all, release => release!["current"]!.GetValue<bool>())!["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Two_builds_at_the_same_time_both_release_and_one_is_current()
    {
        await using var rig = await Rig.StartAsync();
        var archive = SourceTar.Of(("Procfile", "web: serve\nrelease: migrate"));

        var builds = await Task.WhenAll(rig.BuildAsync(Dev, archive, "aaaaaaaaa"), rig.BuildAsync(Dev, archive, "bbbbbbbbb"));
        foreach (var build in builds)
        {
            var ended = await rig.EndOfAsync($"/apps/{Dev}/builds/{build["id"]}");
            await rig.EndOfAsync($"{Releases}/{ended["release"]!["id"]}");
        }

        var all = (await rig.GetAsync(Releases)).AsArray();
        Assert.Equal([1, 2, 3], all.Select(release => release!["version"]!.GetValue<int>()).Order());
        Assert.Equal(3, Assert.Single(all, release => release!["current"]!.GetValue<bool>())!["version"]!.GetValue<int>());
        Assert.Equal(
            ["Deploy aaaaaaaa", "Deploy bbbbbbbb", "Initial release"],
            all.Select(release => release!["description"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_rollback_brings_back_the_slug_and_the_config_of_that_version()
    {
        await using var rig = await Rig.StartAsync();
        await rig.PatchAsync($"/apps/{Dev}/config-vars", """{"COLOUR":"blue"}""");
        var old = await rig.DeployAsync(Dev);
        await rig.PatchAsync($"/apps/{Dev}/config-vars", """{"COLOUR":"red"}""");
        await rig.DeployAsync(Dev, ("Procfile", "web: new"));

        var release = await rig.PostAsync(Releases, $$"""{"release":"{{old["id"]}}"}""");

        Assert.Equal("Rollback to v3", release["description"]!.GetValue<string>());
        Assert.Equal(6, release["version"]!.GetValue<int>());
        Assert.Equal(old["slug"]!["id"]!.GetValue<string>(), release["slug"]!["id"]!.GetValue<string>());
        Assert.Equal("""{"COLOUR":"blue"}""", (await rig.GetAsync($"/apps/{Dev}/config-vars")).ToJsonString());
    }

    [Fact]
    public async Task There_is_no_way_back_to_a_release_without_a_slug()
    {
        await using var rig = await Rig.StartAsync();
        var first = await rig.GetAsync($"{Releases}/1");

        var error = await rig.PostAsync(Releases, $$"""{"release":"{{first["id"]}}"}""", HttpStatusCode.UnprocessableEntity);

        Assert.False(first["eligible_for_rollback"]!.GetValue<bool>());
        Assert.Equal("invalid_params", error["id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"release":"v2"}""")]
    [InlineData("""{"slug":"59accabd-516d-4f0e-83e6-6e3757701145","release":"59accabd-516d-4f0e-83e6-6e3757701145"}""")]
    public async Task A_release_names_a_slug_or_a_release_by_id_and_never_both(string body)
    {
        await using var rig = await Rig.StartAsync();

        await rig.PostAsync(Releases, body, HttpStatusCode.UnprocessableEntity);

        Assert.Single((await rig.GetAsync(Releases)).AsArray());
    }

    [Fact]
    public async Task A_slug_of_another_app_is_released_like_ones_own_and_an_unknown_one_is_not()
    {
        await using var rig = await Rig.StartAsync();
        var slug = await rig.PostAsync($"/apps/{TestPlan.Uat}/slugs", """{"process_types":{"web":"serve"}}""");

        var release = await rig.PostAsync(Releases, $$"""{"slug":"{{slug["id"]}}"}""", HttpStatusCode.Created);
        var error = await rig.PostAsync(Releases, $$"""{"slug":"{{Guid.Empty}}"}""", HttpStatusCode.NotFound);

        Assert.Equal(slug["id"]!.GetValue<string>(), release["slug"]!["id"]!.GetValue<string>());
        Assert.Equal("slug", error["resource"]!.GetValue<string>());
    }

    [Fact]
    public async Task Release_commands_of_one_app_run_one_after_another_in_the_order_of_the_versions()
    {
        await using var rig = await Rig.StartAsync();
        var slug = await SlugAsync(rig, "migrate");
        var second = await rig.PostAsync(Releases, $$"""{"slug":"{{slug["id"]}}"}""");
        var third = await rig.PostAsync(Releases, $$"""{"slug":"{{slug["id"]}}"}""");
        using var nobody = new HttpClient();

        // One stage in, the first command has written, and the second has not begun.
        using var first = await nobody.GetAsync(
            second["output_stream_url"]!.GetValue<string>(), HttpCompletionOption.ResponseHeadersRead, Ct);
        await rig.Time.SomebodyWaitsAsync();
        rig.Time.Advance(TimeSpan.FromMilliseconds(30));
        var bytes = new byte[10];
        await (await first.Content.ReadAsStreamAsync(Ct)).ReadExactlyAsync(bytes, Ct);
        Assert.Equal(
            ["pending", "pending"],
            [(await StatusAsync(rig, second)), (await StatusAsync(rig, third))]);

        await rig.EndOfAsync($"{Releases}/{third["id"]}");
        var ended = new[] { await rig.GetAsync($"{Releases}/2"), await rig.GetAsync($"{Releases}/3") };

        Assert.All(ended, release => Assert.Equal("succeeded", release["status"]!.GetValue<string>()));
        Assert.True(Updated(ended[0]) < Updated(ended[1]), "the third version ended no later than the second");
    }

    [Fact]
    public async Task A_build_releases_later_though_its_starter_was_cut_off_with_its_last_word()
    {
        await using var rig = await Rig.StartAsync();
        var url = await rig.UploadAsync(SourceTar.Of(("Procfile", "web: serve\nrelease: migrate")));
        var body = $$$"""{"source_blob":{"url":"{{{url}}}","version":"0123456789"}}""";
        var request = $"POST /apps/{Dev}/builds HTTP/1.1\r\nHost: 127.0.0.1:{rig.Emulator.Api.Port}\r\n"
            + $"Authorization: Bearer {rig.Emulator.Token}\r\nAccept: application/vnd.heroku+json; version=3\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";

        using (var starter = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            await starter.ConnectAsync(IPAddress.Loopback, rig.Emulator.Api.Port, Ct);
            await starter.SendAsync(Encoding.ASCII.GetBytes(request), Ct);
            while ((await rig.GetAsync($"/apps/{Dev}/builds")).AsArray().Count == 0)
            {
                rig.Time.Advance(TimeSpan.FromSeconds(1));
            }

            // A reset and no orderly end, as when the process that started it is killed.
            starter.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        var build = Assert.Single((await rig.GetAsync($"/apps/{Dev}/builds")).AsArray())!;
        var ended = await rig.EndOfAsync($"/apps/{Dev}/builds/{build["id"]}");
        var release = await rig.EndOfAsync($"{Releases}/{ended["release"]!["id"]}");
        Assert.Equal((2, "succeeded"), (release["version"]!.GetValue<int>(), release["status"]!.GetValue<string>()));
        Assert.True(release["current"]!.GetValue<bool>());
    }

    private static DateTimeOffset Updated(JsonNode release) => release["updated_at"]!.GetValue<DateTimeOffset>();

    private static async Task<string> StatusAsync(Rig rig, JsonNode release) =>
        (await rig.GetAsync($"{Releases}/{release["id"]}"))["status"]!.GetValue<string>();

    private static Task<JsonNode> SlugAsync(Rig rig, string? releaseCommand) =>
        rig.PostAsync($"/apps/{Dev}/slugs", new JsonObject
        {
            ["commit"] = "0123456789abcdef",
            ["process_types"] = releaseCommand is null
                ? new JsonObject { ["web"] = "serve" }
                : new JsonObject { ["web"] = "serve", ["release"] = releaseCommand },
        }.ToJsonString());
}
