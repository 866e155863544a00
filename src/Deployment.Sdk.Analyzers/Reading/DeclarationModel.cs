namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>An attribute that generated code re-creates.</summary>
/// <param name="Expression">
/// The C# that makes it, such as <c>new global::Deployment.Sdk.SmokeTestAttribute("/health")</c>; null when it does not bind or
/// cannot be made again.
/// </param>
/// <param name="Canonical">It as text, the same whatever the layout of its source, such as <c>SmokeTest("/health")</c>.</param>
/// <param name="Obstacle">Why generated code cannot make it; null when it can, or when the compiler says so itself.</param>
/// <param name="Experimental">The ids of what is experimental in it, each an error unless it is disabled.</param>
internal sealed record DeclarationModel(
    string? Expression, string Canonical, string? Obstacle, EquatableArray<string> Experimental);
