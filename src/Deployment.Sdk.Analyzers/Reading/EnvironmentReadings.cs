using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>The environments of a compilation and of what it references, each read once, whoever names it.</summary>
internal sealed class EnvironmentReadings(Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, EnvironmentReading> _read = new(SymbolEqualityComparer.Default);

    public Compilation Compilation => compilation;

    public EnvironmentReading Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        _read.TryGetValue(type, out var known)
            ? known
            : _read.GetOrAdd(type, EnvironmentReader.Read(type, compilation, cancellationToken));
}
