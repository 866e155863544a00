using System.Globalization;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Gives out names of which no two are the same.</summary>
/// <param name="taken">Names that are in use already.</param>
internal sealed class UniqueNames(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>The first of the wishes that is free, or the last with a number.</summary>
    public string Take(params IReadOnlyList<string> wishes)
    {
        foreach (var wish in wishes)
        {
            if (_taken.Add(wish))
            {
                return wish;
            }
        }

        var last = wishes[wishes.Count - 1];
        for (var number = 2; ; number++)
        {
            var name = last + number.ToString(CultureInfo.InvariantCulture);
            if (_taken.Add(name))
            {
                return name;
            }
        }
    }
}
