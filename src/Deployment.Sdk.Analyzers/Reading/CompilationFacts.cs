using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>What generated code needs to know of the whole compilation, and no more: a compilation in a pipeline is never the same twice.</summary>
/// <param name="HasEmulator">Whether it references the emulator.</param>
internal readonly record struct CompilationFacts(bool HasEmulator)
{
    private const string Emulator = "Deployment.Sdk.Emulator.HerokuEmulator";

    /// <summary>The rehearsal host, as C#.</summary>
    public string Rehearsal => HasEmulator ? $"global::{Emulator}.Rehearsal" : "null";

    public static CompilationFacts Of(Compilation compilation) =>
        new(compilation.GetTypesByMetadataName(Emulator).Any(type => type.DeclaredAccessibility == Accessibility.Public));
}
