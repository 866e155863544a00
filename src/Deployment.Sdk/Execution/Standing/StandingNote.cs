namespace Deployment.Sdk.Execution;

/// <summary>Something that stands for an environment until somebody ends it, as whoever looks is told.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Message">What it is: since when, by whom and why.</param>
/// <param name="Remedy">The command that ends it, or shows more.</param>
internal sealed record StandingNote(string Environment, StandingKind Kind, string Message, string? Remedy);
