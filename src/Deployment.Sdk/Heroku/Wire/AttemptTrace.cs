namespace Deployment.Sdk.Heroku;

/// <summary>What is known of the attempts of one call so far; travels with the request through the retries.</summary>
internal sealed class AttemptTrace
{
    private static readonly HttpRequestOptionsKey<AttemptTrace> Key = new("Deployment.Sdk.Heroku.AttemptTrace");

    /// <summary>The id that the last attempt carried.</summary>
    public string? RequestId { get; set; }

    /// <summary>Whether any attempt may have been acted upon although no success was seen.</summary>
    public bool MayHaveActed { get; set; }

    /// <summary>The trace of a call.</summary>
    /// <param name="request">The call.</param>
    public static AttemptTrace Of(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(Key, out var trace))
        {
            trace = new AttemptTrace();
            request.Options.Set(Key, trace);
        }

        return trace;
    }
}
