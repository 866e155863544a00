using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>What generated code needs to know of the whole compilation, and no more: a compilation in a pipeline is never the same twice.</summary>
/// <param name="HasEmulator">Whether it references the emulator.</param>
/// <param name="HasPostgreSql">Whether it references what opens a ledger in PostgreSQL.</param>
internal readonly record struct CompilationFacts(bool HasEmulator, bool HasPostgreSql)
{
    private const string Emulator = "Deployment.Sdk.Emulator.HerokuEmulator";
    private const string PostgreSql = "Deployment.Sdk.PostgreSql.PostgreSqlLedger";

    /// <summary>The rehearsal host, as C#.</summary>
    public string Rehearsal => HasEmulator ? $"global::{Emulator}.Rehearsal" : "null";

    /// <summary>The host of shared ledgers, as C#.</summary>
    public string Ledger => HasPostgreSql ? $"global::{PostgreSql}.Host" : "null";

    public static CompilationFacts Of(Compilation compilation) => new(Has(compilation, Emulator), Has(compilation, PostgreSql));

    private static bool Has(Compilation compilation, string type) =>
        compilation.GetTypesByMetadataName(type).Any(found => found.DeclaredAccessibility == Accessibility.Public);
}
