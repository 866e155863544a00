namespace Deployment.Sdk.Benchmarks.Report;

/// <summary>One part of the report.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Text">Markdown: what was measured, and how it came out.</param>
/// <param name="Targets">What was promised of it.</param>
internal sealed record Section(string Title, string Text, IReadOnlyList<Target> Targets);
