using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>An app's place in a pipeline: <c>GET /apps/{app}/pipeline-couplings</c>. An app is in one pipeline at most.</summary>
internal sealed record PipelineCoupling
{
    /// <summary>The identifier of the coupling, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The app; Heroku gives only its identifier.</summary>
    public required Reference App { get; init; }

    /// <summary>The pipeline; its name may be null.</summary>
    public required Reference Pipeline { get; init; }

    /// <summary><c>test</c>, <c>review</c>, <c>development</c>, <c>staging</c> or <c>production</c>.</summary>
    [AllowNull]
    public string Stage { get; init => field = value ?? field; } = "";

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
