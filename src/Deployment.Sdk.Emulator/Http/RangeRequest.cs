using System.Globalization;
using Deployment.Sdk.Emulator.Semantics;

namespace Deployment.Sdk.Emulator.Http;

/// <summary>
/// What the <c>Range</c> header of a list asks for: <c>version ..; order=desc,max=1</c>, <c>id ]a..b; max=10;</c>,
/// <c>version;max=10,order=desc</c>. Heroku's clients spell it in all these ways.
/// </summary>
/// <param name="Attribute">What to sort by.</param>
/// <param name="Start">The lowest value; null for no bound.</param>
/// <param name="IsStartExclusive">Whether the lowest value itself is left out (<c>]</c> before it).</param>
/// <param name="End">The highest value; null for no bound.</param>
/// <param name="IsEndExclusive">Whether the highest value itself is left out (<c>[</c> after it).</param>
/// <param name="Max">The most entries of one page.</param>
/// <param name="IsDescending">Whether the highest value comes first.</param>
internal sealed record RangeRequest(
    string Attribute, string? Start, bool IsStartExclusive, string? End, bool IsEndExclusive, int Max, bool IsDescending)
{
    /// <summary>Stands between a value and the id of one entry that has it, in a <c>Next-Range</c> made here.</summary>
    public const char Tie = '/';

    private const int DefaultMax = 200;
    private const int HighestMax = 1000;

    public static Outcome<RangeRequest> Parse(string? header, IReadOnlyCollection<string> attributes)
    {
        var request = new RangeRequest(attributes.First(), null, false, null, false, DefaultMax, false);
        if (string.IsNullOrWhiteSpace(header))
        {
            return request;
        }

        var parts = header.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || request.WithBounds(parts[0]) is not { } bounded || !attributes.Contains(bounded.Attribute))
        {
            return NotSatisfiable(header, attributes);
        }

        foreach (var option in parts.Skip(1))
        {
            if (bounded.WithOption(option) is not { } next)
            {
                return NotSatisfiable(header, attributes);
            }

            bounded = next;
        }

        return bounded;
    }

    private static Refusal NotSatisfiable(string header, IEnumerable<string> attributes) => new(
        416, "requested_range_not_satisfiable", $"Range '{header}' is not understood. Sortable here: {string.Join(", ", attributes)}.");

    private RangeRequest? WithBounds(string text)
    {
        var space = text.IndexOf(' ');
        if (space < 0)
        {
            return this with { Attribute = text };
        }

        var bounds = text[(space + 1)..].Trim();
        var dots = bounds.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            return null;
        }

        var (start, end) = (bounds[..dots].Trim(), bounds[(dots + 2)..].Trim());
        return this with
        {
            Attribute = text[..space],
            IsStartExclusive = start.StartsWith(']'),
            Start = start.TrimStart(']') is { Length: > 0 } low ? low : null,
            IsEndExclusive = end.EndsWith('['),
            End = end.TrimEnd('[') is { Length: > 0 } high ? high : null,
        };
    }

    private RangeRequest? WithOption(string option) => option.Split('=', 2, StringSplitOptions.TrimEntries) switch
    {
        ["order", "asc"] => this with { IsDescending = false },
        ["order", "desc"] => this with { IsDescending = true },
        ["max", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var max)
            && max is >= 1 and <= HighestMax => this with { Max = max },
        _ => null,
    };
}
