namespace Deployment.Sdk.Revisions;

/// <summary>What is being delivered, and who says so.</summary>
/// <param name="Commit">The full hash of the commit, lower case.</param>
/// <param name="Branch">The short name of the branch it is delivered as; null when nothing names one.</param>
/// <param name="Reference">What the name stands for.</param>
/// <param name="Origin">Where the revision was read from.</param>
/// <param name="Trigger">What started the delivery.</param>
internal sealed record Revision(string Commit, string? Branch, GitReference Reference, RevisionOrigin Origin, Trigger Trigger)
{
    /// <summary>The page of the CI build; null outside CI or when the provider does not say.</summary>
    public Uri? BuildUrl { get; init; }

    /// <summary>Who started the delivery, in the provider's own words; null when it does not say. Never proof of identity.</summary>
    public string? Actor { get; init; }

    /// <summary>What the user has to be told before anything happens.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
