namespace Deployment.Sdk.Heroku;

/// <summary>A release of a slug that exists already.</summary>
/// <param name="Slug">The identifier of the slug, of this app or of another that the account may read.</param>
/// <param name="Description">A sentence for people.</param>
internal sealed record ReleaseRequest(string Slug, string? Description = null);
