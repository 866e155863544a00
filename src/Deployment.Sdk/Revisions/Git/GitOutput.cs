namespace Deployment.Sdk.Revisions;

/// <summary>What a git command answered.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Text">Its standard output, as UTF-8.</param>
/// <param name="Error">Its standard error, with no credentials in it.</param>
internal sealed record GitOutput(int ExitCode, string Text, string Error)
{
    public bool Succeeded => ExitCode == 0;

    public string Line => Text.TrimEnd('\n');

    /// <summary>The entries of output that <c>-z</c> ended with NUL.</summary>
    public string[] Entries => Text.Split('\0', StringSplitOptions.RemoveEmptyEntries);
}
