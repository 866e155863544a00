using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The add-on behind an attachment.</summary>
internal sealed record AttachedAddOn
{
    /// <summary>The identifier of the add-on, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, unique on Heroku.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary>The app that is billed for it.</summary>
    public Reference? App { get; init; }
}
