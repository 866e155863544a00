namespace Deployment.Sdk.Services;

/// <summary>One fact of a message.</summary>
/// <param name="Label">What it is; empty where it speaks for itself.</param>
/// <param name="Value">The fact, as it came: not escaped.</param>
/// <param name="Link">Where it leads; null for nowhere.</param>
internal sealed record MessageFact(string Label, string Value, Uri? Link = null);
