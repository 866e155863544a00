using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>Who owns a pipeline.</summary>
internal sealed record PipelineOwner
{
    /// <summary>The identifier of the owner, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary><c>user</c> or <c>team</c>, or a word that Heroku added since.</summary>
    [AllowNull]
    public string Type { get; init => field = value ?? field; } = "";
}
