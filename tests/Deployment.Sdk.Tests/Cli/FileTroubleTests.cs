using Deployment.Sdk.Cli;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli;

public sealed class FileTroubleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_cause_is_said_in_words_and_not_by_a_type()
    {
        var path = _folder["plan.json"];

        Assert.Equal("does not exist", FileTrouble.Reading(path, new FileNotFoundException()));
        Assert.Equal("may not be read by this user", FileTrouble.Reading(path, new UnauthorizedAccessException()));
        Assert.Equal("may not be written by this user", FileTrouble.Writing(path, new UnauthorizedAccessException()));
        Assert.Equal("cannot be written: its folder does not exist", FileTrouble.Writing(path, new DirectoryNotFoundException()));
        Assert.Equal("cannot be written: the disk is full", FileTrouble.Writing(path, new IOException("No space left on device", 28)));
        Assert.Equal("is a folder", FileTrouble.Writing(_folder.Path, new UnauthorizedAccessException()));
        Assert.Equal("is no name that a file can have", FileTrouble.Reading("a\0b", new ArgumentException("null")));
    }

    [Fact]
    public async Task A_disk_that_is_full_is_said_so_and_a_device_stays_what_it_is()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is /dev/full on Linux alone.");

        var failure = await Assert.ThrowsAnyAsync<IOException>(
            () => OwnerOnlyFile.WriteAsync("/dev/full", "text", TestContext.Current.CancellationToken));

        Assert.Equal("cannot be written: the disk is full", FileTrouble.Writing("/dev/full", failure));
        Assert.Equal(0, new FileInfo("/dev/full").Length);
    }
}
