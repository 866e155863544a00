using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The way in which an app reaches an add-on: <c>GET /addon-attachments/{attachment}</c>.</summary>
internal sealed record AddOnAttachment
{
    /// <summary>The identifier of the attachment, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name on the app, such as <c>DATABASE</c>; the app's config var is that and <c>_URL</c>.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary>The add-on.</summary>
    public AttachedAddOn? Addon { get; init; }

    /// <summary>The app that reaches it.</summary>
    public Reference? App { get; init; }

    /// <summary>Which part of the add-on is meant, such as a credential; null for its whole.</summary>
    public string? Namespace { get; init; }

    /// <summary>Where the add-on's own page for this app is; null without one.</summary>
    public Uri? WebUrl { get; init; }

    /// <summary>Where the provider writes the add-on's log; a secret of the provider, so it is kept out of logs. Null for everybody else.</summary>
    public Uri? LogInputUrl { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Without the addresses.</summary>
    public override string ToString() => $"{Name} on {App}: {Addon?.Name}";
}
