namespace Deployment.Sdk.Heroku;

/// <summary>An app: <c>GET /apps/{app}</c>.</summary>
internal sealed record App
{
    /// <summary>The identifier of the app, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, unique on Heroku.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether visitors see the maintenance page.</summary>
    public bool Maintenance { get; init; }

    /// <summary>Where visitors reach it; null for an app without a web address.</summary>
    public Uri? WebUrl { get; init; }

    /// <summary>The stack that it runs on, such as <c>heroku-24</c>.</summary>
    public Reference? Stack { get; init; }

    /// <summary>The stack of its next build; differs from <see cref="Stack"/> after an upgrade that no build followed.</summary>
    public Reference? BuildStack { get; init; }

    /// <summary>
    /// Heroku's generation, <c>cedar</c> or <c>fir</c>; null where the answer leaves it out. A promotion stays within one.
    /// </summary>
    public Reference? Generation { get; init; }

    /// <summary>The region, such as <c>eu</c>.</summary>
    public Reference? Region { get; init; }

    /// <summary>The account that owns it.</summary>
    public UserReference? Owner { get; init; }

    /// <summary>The team that owns it; null for a personal app.</summary>
    public Reference? Team { get; init; }

    /// <summary>Size of the slug that it runs, in bytes; null before its first release.</summary>
    public long? SlugSize { get; init; }

    /// <summary>When it was archived; null while it is in use.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>When its newest release was made; null before the first.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
