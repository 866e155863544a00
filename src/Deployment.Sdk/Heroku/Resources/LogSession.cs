namespace Deployment.Sdk.Heroku;

/// <summary>A view of an app's log: <c>POST /apps/{app}/log-sessions</c>. Its address is read without a token, and soon.</summary>
internal sealed record LogSession
{
    /// <summary>The identifier of the session, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Where the lines can be read, as server-sent events; signed, so it is kept out of logs.</summary>
    public required Uri LogplexUrl { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Without the address.</summary>
    public override string ToString() => $"{nameof(LogSession)} {Id}";
}
