namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>A secret in a text. It says where it is and never what it is.</summary>
/// <param name="Kind">What it is, with an article, such as <c>a GitHub token</c>.</param>
/// <param name="Start">The first character of what must not be read.</param>
/// <param name="Length">How many characters must not be read.</param>
internal sealed record FoundSecret(string Kind, int Start, int Length);
