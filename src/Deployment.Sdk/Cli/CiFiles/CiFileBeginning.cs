namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>The comment above everything else: who wrote the file, where the Heroku tokens go, and what keeps production's from other branches.</summary>
internal static class CiFileBeginning
{
    /// <param name="yaml">The file.</param>
    /// <param name="pipeline">What it runs.</param>
    /// <param name="provider">The service, as the command line calls it.</param>
    /// <param name="protect">How an environment of that service is protected, and for which branches.</param>
    /// <param name="tokens">Where the tokens go, line by line.</param>
    public static void Write(YamlWriter yaml, CiPipeline pipeline, string provider, Func<string, string, string> protect, params string[] tokens)
    {
        yaml.Lines(CiFileHeader.Of(pipeline, provider));
        yaml.Comment("");
        var guards = pipeline.Protected.Select(environment => protect(environment, pipeline.BranchesOf(environment)));
        foreach (var line in tokens.Concat(CiTokens.Lines(pipeline)).Concat(guards).Concat(CiRecordedApprovals.Lines(pipeline)))
        {
            yaml.Comment(line);
        }

        yaml.Blank();
    }
}
