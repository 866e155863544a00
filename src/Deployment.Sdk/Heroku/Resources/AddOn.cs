using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>An add-on: <c>GET /apps/{app}/addons/{add-on}</c>.</summary>
internal sealed record AddOn
{
    /// <summary>The identifier of the add-on, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, unique on Heroku, such as <c>postgresql-curved-12345</c>.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary>One of <see cref="AddOnState"/>, or a word that Heroku added since.</summary>
    [AllowNull]
    public string State { get; init => field = value ?? field; } = "";

    /// <summary>The app that is billed for it; others reach it by an attachment.</summary>
    public Reference? App { get; init; }

    /// <summary>The service, such as <c>heroku-postgresql</c>.</summary>
    public Reference? AddonService { get; init; }

    /// <summary>The plan, such as <c>heroku-postgresql:essential-0</c>.</summary>
    public Reference? Plan { get; init; }

    /// <summary>The names of the config vars that it sets on its app.</summary>
    [AllowNull]
    public IReadOnlyList<string> ConfigVars { get; init => field = value ?? field; } = [];

    /// <summary>What its provider said when it was made; null if nothing.</summary>
    public string? ProvisionMessage { get; init; }

    /// <summary>Its provider's own identifier; null if it never gave one.</summary>
    public string? ProviderId { get; init; }

    /// <summary>Where its own page is; null without one.</summary>
    public Uri? WebUrl { get; init; }

    /// <summary>Who is billed for it.</summary>
    public AddOnBillingEntity? BillingEntity { get; init; }

    /// <summary>What is billed for it; null if that is not told.</summary>
    public AddOnPrice? BilledPrice { get; init; }

    /// <summary>What its provider offers to do with it, in Heroku's dashboard.</summary>
    [AllowNull]
    public IReadOnlyList<AddOnAction> Actions { get; init => field = value ?? field; } = [];

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
