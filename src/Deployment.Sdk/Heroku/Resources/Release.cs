namespace Deployment.Sdk.Heroku;

/// <summary>A release, a version of code and config of an app: <c>GET /apps/{app}/releases/{release}</c>.</summary>
internal sealed record Release
{
    /// <summary>The identifier of the release, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its number, one more than that of the release before it; failed releases count too.</summary>
    public int Version { get; init; }

    /// <summary>One of <see cref="ReleaseStatus"/>, or a word that Heroku added since; null on very old releases.</summary>
    public string? Status { get; init; }

    /// <summary>Whether this is what the app runs now. A release whose release command failed never becomes it.</summary>
    public bool Current { get; init; }

    /// <summary>Whether Heroku would roll back to it: its slug is still kept.</summary>
    public bool EligibleForRollback { get; init; }

    /// <summary>A sentence for people. Nothing is ever concluded from it.</summary>
    public string? Description { get; init; }

    /// <summary>The app.</summary>
    public Reference? App { get; init; }

    /// <summary>The slug that it runs; null before the first build of an app.</summary>
    public Reference? Slug { get; init; }

    /// <summary>Where the output of its release command can be read, without a token; null if no such command ran.</summary>
    public Uri? OutputStreamUrl { get; init; }

    /// <summary>Who made it.</summary>
    public UserReference? User { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
