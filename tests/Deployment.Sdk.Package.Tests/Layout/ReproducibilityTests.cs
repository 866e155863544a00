using Deployment.Sdk.Package.Tests.Testing;

namespace Deployment.Sdk.Package.Tests.Layout;

public sealed class ReproducibilityTests(PackedFeed feed)
{
    [Fact]
    public async Task Compiled_again_from_the_same_commit_every_assembly_is_the_same_to_the_last_byte()
    {
        using var folder = new TemporaryFolder();

        (await feed.PackAgainAsync(folder.Path)).Exits(0);

        var again = new PackageFile(folder[feed.Library.Name]);
        Assert.All(
            feed.Library.Entries().Where(name => name.EndsWith(".dll", StringComparison.Ordinal)),
            name => Assert.True(feed.Library.Read(name).AsSpan().SequenceEqual(again.Read(name)), $"{name} differs."));
    }
}
