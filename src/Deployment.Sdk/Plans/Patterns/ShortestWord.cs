using System.Text;

namespace Deployment.Sdk.Plans.Patterns;

/// <summary>Finds the shortest word of an automaton, and of equally short ones the most ordinary.</summary>
internal static class ShortestWord
{
    private const string Marks = "-_/.";

    public static string? Of(Automaton automaton)
    {
        var reached = new Dictionary<int, Step> { [automaton.Start] = new(Automaton.Dead, '\0') };
        var open = new Queue<int>();
        open.Enqueue(automaton.Start);

        // States are reached in the order of their first words, so the first accepting one ends the best word of all.
        while (open.Count > 0)
        {
            var state = open.Dequeue();
            if (automaton.Accepts(state))
            {
                return Spell(state, automaton.Start, reached);
            }

            foreach (var step in StepsFrom(automaton.MovesOf(state)))
            {
                if (!reached.ContainsKey(step.State))
                {
                    reached.Add(step.State, new(state, step.Character));
                    open.Enqueue(step.State);
                }
            }
        }

        return null;
    }

    /// <summary>The character of a range that comes first in words.</summary>
    public static char MostOrdinary(char first, char last) =>
        Within('a', 'z', first, last) ?? Within('0', '9', first, last) ?? Within('A', 'Z', first, last)
        ?? FirstMark(first, last) ?? first;

    /// <summary>Where a character stands when words of one length are put in order.</summary>
    public static int Rank(char character) => character switch
    {
        >= 'a' and <= 'z' => character - 'a',
        >= '0' and <= '9' => 26 + character - '0',
        >= 'A' and <= 'Z' => 36 + character - 'A',
        _ when Marks.IndexOf(character) is >= 0 and var mark => 62 + mark,
        _ => 66 + character,
    };

    private static List<Step> StepsFrom(Moves moves)
    {
        var steps = new List<Step>(moves.Starts.Length);
        for (var range = 0; range < moves.Starts.Length; range++)
        {
            if (moves.Targets[range] != Automaton.Dead)
            {
                steps.Add(new(moves.Targets[range], MostOrdinary(moves.Starts[range], moves.End(range))));
            }
        }

        steps.Sort(static (one, two) => Rank(one.Character) - Rank(two.Character));
        return steps;
    }

    private static string Spell(int state, int start, Dictionary<int, Step> reached)
    {
        var word = new StringBuilder();
        for (var at = state; at != start; at = reached[at].State)
        {
            word.Insert(0, reached[at].Character);
        }

        return word.ToString();
    }

    private static char? FirstMark(char first, char last)
    {
        foreach (var mark in Marks)
        {
            if (first <= mark && mark <= last)
            {
                return mark;
            }
        }

        return null;
    }

    private static char? Within(char low, char high, char first, char last) =>
        first <= high && low <= last ? (first > low ? first : low) : null;

    private readonly record struct Step(int State, char Character);
}
