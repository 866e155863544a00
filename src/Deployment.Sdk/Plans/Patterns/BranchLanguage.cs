namespace Deployment.Sdk.Plans.Patterns;

/// <summary>
/// A set of legal branch names, decided exactly. Results that would pass <see cref="PatternBounds"/> are <see cref="TooLarge"/>,
/// for which nothing is known: it is not empty, contains nothing for certain and has no witness.
/// </summary>
internal sealed class BranchLanguage
{
    private readonly Automaton automaton;

    private BranchLanguage(Automaton automaton) => this.automaton = automaton;

    /// <summary>Every name that Git accepts for a branch.</summary>
    public static BranchLanguage LegalNames { get; } =
        new(Automaton.Explore(new LegalNameSpace(), PatternBounds.MaxStates) ?? Automaton.Nothing);

    public static BranchLanguage Empty { get; } = new(Automaton.Nothing);

    public static BranchLanguage TooLarge { get; } = new(Automaton.Nothing);

    public bool IsTooLarge => ReferenceEquals(this, TooLarge);

    public bool IsEmpty => !IsTooLarge && automaton.Start == Automaton.Dead;

    internal Automaton Automaton => automaton;

    public static BranchLanguage Of(BranchPattern pattern, IReadOnlyList<string> slots) =>
        pattern.HasSlot ? PatternLanguage.Of(pattern, slots) : pattern.IsEverything ? LegalNames : pattern.SlotlessLanguage;

    public BranchLanguage And(BranchLanguage other) => Combine(other, static (inThis, inOther) => inThis && inOther);

    public BranchLanguage Or(BranchLanguage other) => Combine(other, static (inThis, inOther) => inThis || inOther);

    public BranchLanguage Except(BranchLanguage other) => Combine(other, static (inThis, inOther) => inThis && !inOther);

    /// <summary>All names that are in none of the others, in one pass over all of them.</summary>
    public BranchLanguage Except(IReadOnlyList<BranchLanguage> others) => others.Count switch
    {
        0 => this,
        1 => Except(others[0]),
        _ when IsTooLarge || others.Any(other => other.IsTooLarge) => TooLarge,
        _ => Of(Automaton.Explore(new ExceptSpace(automaton, [.. others.Select(other => other.automaton)]), PatternBounds.MaxStates)),
    };

    /// <summary>False if it is not known, see <see cref="LanguageRelation.IsDecided"/>.</summary>
    public bool IsSubsetOf(BranchLanguage other) => !LanguageRelation.Between(this, other).OnlyFirst;

    /// <summary>True if it is not known, see <see cref="LanguageRelation.IsDecided"/>.</summary>
    public bool Overlaps(BranchLanguage other) => LanguageRelation.Between(this, other).Common;

    /// <summary>False if it is not known, see <see cref="LanguageRelation.IsDecided"/>.</summary>
    public bool SameAs(BranchLanguage other) =>
        LanguageRelation.Between(this, other) is { OnlyFirst: false, OnlySecond: false };

    public bool Contains(string branch)
    {
        var state = automaton.Start;
        foreach (var character in branch ?? "")
        {
            state = automaton.MovesOf(state).Target(character);
        }

        return automaton.Accepts(state);
    }

    /// <summary>
    /// A shortest name of the language; of several the first when letters come before digits, capitals, <c>- _ / .</c> and the
    /// rest, so that it looks like a branch that a person would make. Null if there is none.
    /// </summary>
    public string? ShortestWitness() => ShortestWord.Of(automaton);

    internal static BranchLanguage Of(Automaton? automaton) => automaton is null ? TooLarge : new(automaton);

    private BranchLanguage Combine(BranchLanguage other, Func<bool, bool, bool> accepts) => IsTooLarge || other.IsTooLarge
        ? TooLarge
        : Of(Automaton.Explore(new PairSpace(automaton, other.automaton, accepts), PatternBounds.MaxStates));
}
