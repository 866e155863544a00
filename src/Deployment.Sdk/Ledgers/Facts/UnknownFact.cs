namespace Deployment.Sdk.Ledgers;

/// <summary>
/// A row that says whole what this version does not know: a newer version wrote it. It may forbid what this one is about to do.
/// </summary>
/// <param name="Kind">What kind of fact it is.</param>
/// <param name="Body">What it says.</param>
internal sealed record UnknownFact(string Kind, string Body) : UnreadFact(Body);
