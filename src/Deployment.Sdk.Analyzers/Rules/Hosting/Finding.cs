using System.Collections.Immutable;
using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// What a rule has against one entry of a plan or an environment. The analyzer shows it there; where the rule is an error, the
/// generator leaves the entry out of what it emits.
/// </summary>
/// <param name="Rule">The rule.</param>
/// <param name="Entry">The entry that is at fault.</param>
/// <param name="Place">Which part of it.</param>
/// <param name="Arguments">What the message is made of.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, EntryId Entry, Place Place, IReadOnlyList<string> Arguments)
{
    /// <summary>
    /// Whether the analyzer speaks of it. It does not where somebody else does: the compiler, another rule at the root of the
    /// matter. The generator leaves the entry out all the same.
    /// </summary>
    public bool IsShown { get; init; } = true;

    /// <summary>
    /// Whether the attribute alone is at fault, whatever class has it: it is then shown once, on the base class that carries it, and
    /// not again on each class that inherits it.
    /// </summary>
    public bool IsOfAttributeAlone { get; init; }

    /// <summary>Where to show it when a base class declares the entry; null for the name of the class.</summary>
    public (EntryId Entry, Place Place)? Stead { get; init; }

    /// <summary>What a code fix needs to know.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Where else to look, in files that are not compiled.</summary>
    public ImmutableArray<Location> Also { get; init; } = [];

    /// <summary>Whether the generator keeps the entry, error or not: without it something would be let through that the run refuses with it.</summary>
    public bool Stays { get; init; }

    /// <summary>Whether the generator leaves the entry out.</summary>
    public bool IsLeftOut => !Stays && Rule.DefaultSeverity == DiagnosticSeverity.Error;

    /// <summary>The same with something that a code fix needs to know.</summary>
    public Finding With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };
}
