namespace Deployment.Sdk.Services.Tox;

/// <summary>How one environment of tox ended.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Problem">What keeps it from having passed; null when it passed.</param>
internal sealed record ToxEnvironment(string Name, string? Problem);
