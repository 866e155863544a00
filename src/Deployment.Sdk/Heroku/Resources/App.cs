using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>An app: <c>GET /apps/{app}</c>.</summary>
internal sealed record App
{
    /// <summary>The identifier of the app, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, unique on Heroku: 3 to 30 of <c>a-z</c>, <c>0-9</c> and <c>-</c>.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary>Whether visitors see the maintenance page.</summary>
    public bool Maintenance { get; init; }

    /// <summary>Where visitors reach it; null for an app without a web address. Its host carries a random part after the name.</summary>
    public Uri? WebUrl { get; init; }

    /// <summary>Where its code can be pushed to by git.</summary>
    [AllowNull]
    public string GitUrl { get; init => field = value ?? field; } = "";

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

    /// <summary>The account that owns it; for an app of a team, one that stands for the team.</summary>
    public UserReference? Owner { get; init; }

    /// <summary>The team that owns it; null for a personal app.</summary>
    public TeamReference? Team { get; init; }

    /// <summary>The older name of <see cref="Team"/>.</summary>
    public TeamReference? Organization { get; init; }

    /// <summary>The private space that it runs in; null for an app in the common runtime.</summary>
    public AppSpace? Space { get; init; }

    /// <summary>Whether only its private space reaches it; null outside of one.</summary>
    public bool? InternalRouting { get; init; }

    /// <summary>Whether Heroku looks after its certificates.</summary>
    public bool Acm { get; init; }

    /// <summary>What the buildpack of its slug calls it, such as <c>Python</c>; null before its first build.</summary>
    public string? BuildpackProvidedDescription { get; init; }

    /// <summary>Size of its git repository at Heroku, in bytes; null if unknown.</summary>
    public long? RepoSize { get; init; }

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
