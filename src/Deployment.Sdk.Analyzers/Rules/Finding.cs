using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// What a rule has against one entry of a plan or an environment. The analyzer shows it there; the generator leaves the entry
/// out of what it emits.
/// </summary>
/// <param name="rule">The rule.</param>
/// <param name="entry">The entry.</param>
/// <param name="place">Which part of it.</param>
/// <param name="arguments">What the message is made of.</param>
internal sealed class Finding(DiagnosticDescriptor rule, EntryId entry, Place place, params string[] arguments)
{
    private readonly string[] _arguments = arguments;

    /// <summary>The rule.</summary>
    public DiagnosticDescriptor Rule { get; } = rule;

    /// <summary>The entry that is at fault.</summary>
    public EntryId Entry { get; } = entry;

    /// <summary>Which part of it.</summary>
    public Place Place { get; } = place;

    /// <summary>What the message is made of.</summary>
    public IReadOnlyList<string> Arguments => _arguments;

    /// <summary>
    /// Whether the analyzer speaks of it. It does not where somebody else does: the compiler, another rule at the root of the
    /// matter. The generator leaves the entry out all the same.
    /// </summary>
    public bool IsShown { get; init; } = true;

    /// <summary>Where to show it when a base class declares the entry; null for the name of the class.</summary>
    public (EntryId Entry, Place Place)? Stead { get; private init; }

    /// <summary>The same, shown elsewhere when a base class declares the entry.</summary>
    public Finding InStead(EntryId entry, Place place) =>
        new(Rule, Entry, Place, _arguments) { IsShown = IsShown, Stead = (entry, place) };
}
