using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class BuildTests
{
    private const string Commit = "75c70c5f0b1d4d2e9a8b7c6d5e4f3a2b1c0d9e8f";

    [Fact]
    public async Task A_build_passes_through_pending_and_ends_as_a_slug_and_a_release()
    {
        await using var rig = await Rig.StartAsync();

        var build = await rig.BuildAsync(TestPlan.Dev, SourceTar.Of(("Procfile", "web: serve\nworker: work\n")), Commit);

        Assert.Equal("pending", build["status"]!.GetValue<string>());
        Assert.Null(build["release"]);
        Assert.Equal("pending", (await rig.GetAsync($"/apps/{TestPlan.Dev}/builds/{build["id"]}"))["status"]!.GetValue<string>());

        var ended = await rig.EndOfAsync($"/apps/{TestPlan.Dev}/builds/{build["id"]}");
        Assert.Equal("succeeded", ended["status"]!.GetValue<string>());
        var slug = await rig.GetAsync($"/apps/{TestPlan.Dev}/slugs/{ended["slug"]!["id"]}");
        Assert.Equal(Commit, slug["commit"]!.GetValue<string>());
        Assert.Equal("work", slug["process_types"]!["worker"]!.GetValue<string>());
        var release = await rig.CurrentAsync(TestPlan.Dev);
        Assert.Equal(2, release["version"]!.GetValue<int>());
        Assert.Equal("Deploy 75c70c5f", release["description"]!.GetValue<string>());
        Assert.Equal(ended["release"]!["id"]!.GetValue<string>(), release["id"]!.GetValue<string>());
        Assert.Equal(slug["id"]!.GetValue<string>(), release["slug"]!["id"]!.GetValue<string>());
    }
}
