namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>How a command ended.</summary>
/// <param name="Line">The command, for messages.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="StandardOutput">What it wrote to stdout.</param>
/// <param name="StandardError">What it wrote to stderr.</param>
internal sealed record CommandResult(string Line, int ExitCode, string StandardOutput, string StandardError)
{
    private const int TailLength = 6000;

    /// <summary>Both streams, one after the other.</summary>
    public string Output => StandardOutput + StandardError;

    /// <summary>Itself, if it exited so; otherwise fails the test with the end of what it wrote.</summary>
    public CommandResult Exits(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"{Line}: exit code {ExitCode}, not {exitCode}.\n{Tail}");
        return this;
    }

    /// <summary>Itself, if it wrote this text; otherwise fails the test with the end of what it wrote.</summary>
    public CommandResult Shows(string text)
    {
        Assert.True(Output.Contains(text, StringComparison.Ordinal), $"{Line}: does not show '{text}'.\n{Tail}");
        return this;
    }

    /// <summary>Itself, if it did not write this text; otherwise fails the test with the end of what it wrote.</summary>
    public CommandResult DoesNotShow(string text)
    {
        Assert.False(Output.Contains(text, StringComparison.Ordinal), $"{Line}: shows '{text}'.\n{Tail}");
        return this;
    }

    private string Tail => Output.Length <= TailLength ? Output : "..." + Output[^TailLength..];
}
