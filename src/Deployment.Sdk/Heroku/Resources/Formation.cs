using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>How many dynos of one process type an app keeps: <c>GET /apps/{app}/formation</c>.</summary>
internal sealed record Formation
{
    /// <summary>The identifier of the process type, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The process type, such as <c>web</c>.</summary>
    [AllowNull]
    public string Type { get; init => field = value ?? field; } = "";

    /// <summary>Dynos that Heroku keeps running; 0 for a type that is switched off.</summary>
    public int Quantity { get; init; }

    /// <summary>The older form of <see cref="DynoSize"/>: the name of the dyno size, such as <c>Standard-1X</c>; null where it is left out.</summary>
    public string? Size { get; init; }

    /// <summary>The dyno size.</summary>
    public Reference? DynoSize { get; init; }

    /// <summary>The command of the type.</summary>
    [AllowNull]
    public string Command { get; init => field = value ?? field; } = "";

    /// <summary>The app.</summary>
    public Reference? App { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
