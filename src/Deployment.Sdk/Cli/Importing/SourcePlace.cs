namespace Deployment.Sdk.Cli.Importing;

/// <summary>Where something stands in a file that is imported, both from 1.</summary>
internal readonly record struct SourcePlace(int Line, int Column)
{
    public static SourcePlace Start { get; } = new(1, 1);
}
