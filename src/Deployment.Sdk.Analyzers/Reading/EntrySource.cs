using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Where an entry was declared.</summary>
/// <param name="Attribute">The attribute; its syntax is absent when it comes from a referenced assembly.</param>
/// <param name="DeclaredOn">The class that carries it: the one that is read, or a base class.</param>
/// <param name="Kind">What it means.</param>
/// <param name="PatternArgument">
/// The constructor parameter or property whose argument holds the branch pattern; null where the branching model implies it.
/// </param>
internal sealed record EntrySource(AttributeData Attribute, INamedTypeSymbol DeclaredOn, KnownAttribute Kind, string? PatternArgument = null);
