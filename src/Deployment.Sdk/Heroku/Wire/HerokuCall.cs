namespace Deployment.Sdk.Heroku;

/// <summary>What is known of one call so far; travels with its request through repeats and redirects.</summary>
internal sealed class HerokuCall
{
    private static readonly HttpRequestOptionsKey<HerokuCall> Key = new("Deployment.Sdk.Heroku.Call");

    /// <summary>The id that every attempt of the call carries, so that Heroku's support finds all of them under one.</summary>
    public string RequestId { get; } = Guid.NewGuid().ToString();

    /// <summary>Whether any attempt may have been acted upon although no success was seen.</summary>
    public bool MayHaveActed { get; set; }

    /// <summary>Why it was not sent once more; null when it was, or nobody wanted to.</summary>
    public Exception? Withheld { get; set; }

    /// <summary>When Heroku first refused the call for want of calls, as a timestamp; null when it has not.</summary>
    public long? RefusedAt { get; set; }

    /// <summary>How many requests were sent for the call: attempts and redirects.</summary>
    public int Sent { get; set; }

    /// <summary>Why a redirect was not followed; null when there was none, or it was.</summary>
    public string? Detour { get; set; }

    /// <summary>Whether a redirect led away from Heroku's API, so that what answered is somebody else.</summary>
    public bool HasLeft { get; set; }

    /// <summary>The call that a request belongs to.</summary>
    /// <param name="request">The request.</param>
    public static HerokuCall Of(HttpRequestMessage request)
    {
        if (!request.Options.TryGetValue(Key, out var call))
        {
            call = new HerokuCall();
            request.Options.Set(Key, call);
        }

        return call;
    }

    /// <summary>Makes another request part of the call.</summary>
    /// <param name="request">The request.</param>
    public void Adopt(HttpRequestMessage request) => request.Options.Set(Key, this);
}
