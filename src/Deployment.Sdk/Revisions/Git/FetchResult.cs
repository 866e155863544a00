namespace Deployment.Sdk.Revisions;

/// <summary>Whether a fetch brought what was wanted.</summary>
internal abstract record FetchResult
{
    private FetchResult()
    {
    }

    public sealed record Fetched : FetchResult
    {
        public static Fetched Value { get; } = new();
    }

    public sealed record Failed(string Reason) : FetchResult;
}
