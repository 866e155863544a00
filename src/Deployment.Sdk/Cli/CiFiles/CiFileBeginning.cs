namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>The comment above everything else: who wrote the file, where the Heroku tokens go, and what keeps production's from other branches.</summary>
internal static class CiFileBeginning
{
    /// <param name="yaml">The file.</param>
    /// <param name="pipeline">What it runs.</param>
    /// <param name="provider">The service, as the command line calls it.</param>
    /// <param name="protect">How an environment of that service is protected.</param>
    /// <param name="tokens">Where the tokens go, line by line.</param>
    public static void Write(YamlWriter yaml, CiPipeline pipeline, string provider, Func<string, string> protect, params string[] tokens)
    {
        yaml.Lines(CiFileHeader.Of(pipeline, provider));
        yaml.Comment("");
        string[] lines = [.. tokens, .. CiTokens.Lines(pipeline), .. pipeline.Protected.Select(protect), .. CiRecordedApprovals.Lines(pipeline)];
        foreach (var line in lines)
        {
            yaml.Comment(line);
        }

        yaml.Blank();
    }
}
