using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The team that owns an app.</summary>
internal sealed record TeamReference
{
    /// <summary>The identifier of the team, a UUID in lower case; null where several apps are searched for at once.</summary>
    public string? Id { get; init; }

    /// <summary>Its name, unique on Heroku.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";
}
