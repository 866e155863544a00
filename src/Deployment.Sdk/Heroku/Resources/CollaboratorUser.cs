using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The account of a collaborator.</summary>
internal sealed record CollaboratorUser
{
    /// <summary>The identifier of the account, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its e-mail address.</summary>
    [AllowNull]
    public string Email { get; init => field = value ?? field; } = "";

    /// <summary>Whether an identity provider signs its owner in.</summary>
    public bool Federated { get; init; }
}
