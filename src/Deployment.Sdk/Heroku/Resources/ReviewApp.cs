using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The app of a branch or of a pull request: <c>GET /review-apps/{review app}</c>.</summary>
internal sealed record ReviewApp
{
    /// <summary>The identifier of the review app, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The app; null until it is made, and after it was deleted.</summary>
    public Reference? App { get; init; }

    /// <summary>What sets it up: <c>GET /app-setups/{app setup}</c>; null until that has begun.</summary>
    public Reference? AppSetup { get; init; }

    /// <summary>The pipeline.</summary>
    public Reference? Pipeline { get; init; }

    /// <summary>The branch.</summary>
    [AllowNull]
    public string Branch { get; init => field = value ?? field; } = "";

    /// <summary>One of <see cref="ReviewAppStatus"/>, or a word that Heroku added since.</summary>
    [AllowNull]
    public string Status { get; init => field = value ?? field; } = "";

    /// <summary>Why it could not be made, as one word; null unless so.</summary>
    public string? ErrorStatus { get; init; }

    /// <summary>The same in a sentence; null unless so.</summary>
    public string? Message { get; init; }

    /// <summary>Who made it.</summary>
    public ReviewAppCreator? Creator { get; init; }

    /// <summary>Whether it is built only when CI has passed.</summary>
    public bool WaitForCi { get; init; }

    /// <summary>The number of the pull request; null for a branch without one.</summary>
    public int? PrNumber { get; init; }

    /// <summary>The fork that the branch lies in; null if it lies in the pipeline's own repository.</summary>
    public ReviewAppFork? ForkRepo { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
