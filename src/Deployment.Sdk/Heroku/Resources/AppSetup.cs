using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The making of an app from its <c>app.json</c>: <c>GET /app-setups/{app setup}</c>.</summary>
internal sealed record AppSetup
{
    /// <summary>The identifier of the app setup, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The app that it makes.</summary>
    public Reference? App { get; init; }

    /// <summary>One of <see cref="AppSetupStatus"/>, or a word that Heroku added since.</summary>
    [AllowNull]
    public string Status { get; init => field = value ?? field; } = "";

    /// <summary>Its build; null until that has begun.</summary>
    public AppSetupBuild? Build { get; init; }

    /// <summary>What the <c>postdeploy</c> script came to; null until it has ended, or without one.</summary>
    public AppSetupPostdeploy? Postdeploy { get; init; }

    /// <summary>Why it failed, in Heroku's words; null unless it did.</summary>
    public string? FailureMessage { get; init; }

    /// <summary>What is wrong with <c>app.json</c>; empty if nothing is.</summary>
    [AllowNull]
    public IReadOnlyList<string> ManifestErrors { get; init => field = value ?? field; } = [];

    /// <summary>The page of the app that opens on success, from <c>success_url</c> in <c>app.json</c>; null until it has succeeded.</summary>
    public Uri? ResolvedSuccessUrl { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
