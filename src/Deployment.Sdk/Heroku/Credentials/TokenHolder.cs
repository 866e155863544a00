namespace Deployment.Sdk.Heroku;

/// <summary>An environment that is reached with a token.</summary>
/// <param name="Name">Its name, the slot filled in.</param>
/// <param name="IsProduction">Whether its stage is production.</param>
/// <param name="SharedAccount">Whether it declares that it may have the token of a production environment.</param>
internal sealed record TokenHolder(string Name, bool IsProduction, bool SharedAccount = false);
