using System.Text.Json;

namespace Deployment.Sdk.EndToEnd.Tests;

/// <summary>How a run of the sample ended.</summary>
internal sealed record SampleRun(int ExitCode, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Asserts the exit code; a failure shows what was printed.</summary>
    public SampleRun Exits(int code)
    {
        Assert.True(ExitCode == code, $"exit code {ExitCode} instead of {code}\n--- stdout\n{Output}\n--- stderr\n{Error}");
        return this;
    }

    public SampleRun Says(string text)
    {
        Assert.Contains(text, Output + Error);
        return this;
    }
}
