namespace Deployment.Sdk.Plans.Patterns;

/// <summary>How two languages lie to each other.</summary>
/// <param name="Common">Whether some branch is in both.</param>
/// <param name="OnlyFirst">Whether some branch is in the first alone.</param>
/// <param name="OnlySecond">Whether some branch is in the second alone.</param>
/// <param name="IsDecided">False if the comparison was given up for its size; what was not found by then counts as possible.</param>
internal readonly record struct LanguageRelation(bool Common, bool OnlyFirst, bool OnlySecond, bool IsDecided)
{
    private static readonly LanguageRelation Undecided = new(true, true, true, IsDecided: false);

    /// <summary>Compares two languages.</summary>
    /// <param name="first">One of them.</param>
    /// <param name="second">The other.</param>
    /// <param name="budget">What may be spent on it beside the bound of every comparison; null where nothing else is compared.</param>
    public static LanguageRelation Between(BranchLanguage first, BranchLanguage second, ComparisonBudget? budget = null)
    {
        if (first.IsTooLarge || second.IsTooLarge || budget is { IsSpent: true })
        {
            return Undecided;
        }

        var (left, right) = (first.Automaton, second.Automaton);
        var space = new PairSpace(left, right, static (a, b) => a || b);
        var result = new LanguageRelation(false, false, false, IsDecided: true);
        var seen = new HashSet<StatePair>();
        var open = new Stack<StatePair>();
        var moves = new List<KeyValuePair<char, StatePair>>();
        Visit(space.Start);
        // Nothing is outside of the legal names, so that this need not be shown by going through all states.
        var (noneOnlyFirst, noneOnlySecond) =
            (ReferenceEquals(second, BranchLanguage.LegalNames), ReferenceEquals(first, BranchLanguage.LegalNames));
        while (open.Count > 0
            && !(result.Common && (result.OnlyFirst || noneOnlyFirst) && (result.OnlySecond || noneOnlySecond)))
        {
            if (seen.Count > PatternBounds.MaxComparedPairs)
            {
                budget?.Spend(seen.Count);
                return Undecided;
            }

            moves.Clear();
            space.AddMoves(open.Pop(), moves);
            foreach (var move in moves)
            {
                Visit(move.Value);
            }
        }

        budget?.Spend(seen.Count);
        return result;

        void Visit(StatePair pair)
        {
            // Trimmed automata: where one is dead and the other is not, something is accepted by the other alone.
            if (pair.First == Automaton.Dead || pair.Second == Automaton.Dead)
            {
                result = result with
                {
                    OnlyFirst = result.OnlyFirst || pair.First != Automaton.Dead,
                    OnlySecond = result.OnlySecond || pair.Second != Automaton.Dead,
                };
                return;
            }

            if (seen.Add(pair))
            {
                var (inFirst, inSecond) = (left.Accepts(pair.First), right.Accepts(pair.Second));
                result = result with
                {
                    Common = result.Common || (inFirst && inSecond),
                    OnlyFirst = result.OnlyFirst || (inFirst && !inSecond),
                    OnlySecond = result.OnlySecond || (inSecond && !inFirst),
                };
                open.Push(pair);
            }
        }
    }
}
