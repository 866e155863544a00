using System.Text;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli;

public sealed class LostOutputTests : IDisposable
{
    private const int DiskFull = 28;
    private const int BrokenPipe = 32;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("graph")]
    [InlineData("matrix")]
    [InlineData("lock status --json")]
    public async Task What_cannot_be_printed_is_told_on_stderr_and_ends_with_1(string line)
    {
        var ran = await RunAsync(DiskFull, line);

        Assert.Equal((1, "the output cannot be written: No space left on device\n"), (ran.ExitCode, ran.Error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task What_was_printed_for_people_alone_does_not_change_how_it_ended()
    {
        var ran = await RunAsync(DiskFull, "lock status");

        Assert.Equal((0, "the output cannot be written: No space left on device\n"), (ran.ExitCode, ran.Error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task A_reader_that_has_read_enough_is_no_news() =>
        Assert.Empty((await RunAsync(BrokenPipe, "graph")).Error);

    private Task<Ran> RunAsync(int fault, string line) =>
        new CommandLine(SamplePlan.Of(), _folder.Path) { Output = new Broken(fault) }.RunAsync(line.Split(' '));

    /// <summary>A stdout that takes nothing.</summary>
    private sealed class Broken(int fault) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device", fault);
    }
}
