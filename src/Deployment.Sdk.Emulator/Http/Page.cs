using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Http;

/// <summary>Answers a list: sorted, bounded and cut as the request's <c>Range</c> says; 206 and <c>Next-Range</c> when there is more.</summary>
internal static class Page
{
    /// <param name="call">The request.</param>
    /// <param name="items">The whole list.</param>
    /// <param name="keys">What it can be sorted by: the id first, which is the default and tells apart what is otherwise equal.</param>
    /// <param name="body">An entry as the API shows it.</param>
    /// <param name="type">How the list is written.</param>
    public static Answer Of<TItem, TBody>(
        Call call,
        IEnumerable<TItem> items,
        IReadOnlyList<(string Attribute, Func<TItem, string> Key)> keys,
        Func<TItem, TBody> body,
        JsonTypeInfo<List<TBody>> type)
    {
        var attributes = keys.Select(key => key.Attribute).ToArray();
        if (!RangeRequest.Parse(call.Http.Request.Headers.Range, attributes).Succeeds(out var range, out var refusal))
        {
            return refusal;
        }

        var key = keys.First(candidate => candidate.Attribute == range.Attribute).Key;
        var within = items.Select(item => (Item: item, Key: key(item), Id: keys[0].Key(item)))
            .Where(entry => IsWithin(entry.Key, entry.Id, range))
            .OrderBy(entry => entry.Key, Comparer<string>.Create(Compare))
            .ThenBy(entry => entry.Id, StringComparer.Ordinal)
            .ToArray();
        if (range.IsDescending)
        {
            Array.Reverse(within);
        }

        var page = within.Take(range.Max).ToArray();
        var isCut = page.Length < within.Length;
        var answer = Answer.Of(
            page.Select(entry => body(entry.Item)).ToList(), type, isCut ? StatusCodes.Status206PartialContent : StatusCodes.Status200OK);
        answer.Headers["Accept-Ranges"] = string.Join(", ", attributes);
        if (page.Length > 0)
        {
            answer.Headers["Content-Range"] = $"{range.Attribute} {page[0].Key}..{page[^1].Key}";
        }

        if (isCut)
        {
            // Times repeat. Between two that are equal only the id says where the page ended.
            var last = page[^1].Key == within[page.Length].Key ? $"{page[^1].Key}{RangeRequest.Tie}{page[^1].Id}" : page[^1].Key;
            answer.Headers["Next-Range"] = Next(range, last);
        }

        return answer;
    }

    private static string Next(RangeRequest range, string last)
    {
        var max = range.Max.ToString(CultureInfo.InvariantCulture);
        return range.IsDescending
            ? $"{range.Attribute} {(range.IsStartExclusive ? "]" : "")}{range.Start}..{last}[; max={max}, order=desc"
            : $"{range.Attribute} ]{last}..{range.End}{(range.IsEndExclusive ? "[" : "")}; max={max}";
    }

    private static bool IsWithin(string key, string id, RangeRequest range)
    {
        var aboveStart = range.Start is null
            || Compare(key, id, range.Start) is var low && (range.IsStartExclusive ? low > 0 : low >= 0);
        var belowEnd = range.End is null || Compare(key, id, range.End) is var high && (range.IsEndExclusive ? high < 0 : high <= 0);
        return aboveStart && belowEnd;
    }

    /// <summary>Where an entry lies to a bound, which may name the id among entries of one value.</summary>
    private static int Compare(string key, string id, string bound)
    {
        var (value, tie) = bound.Split(RangeRequest.Tie, 2) is [var before, var after] ? (before, after) : (bound, null);
        return Compare(key, value) is var order && (order != 0 || tie is null) ? order : string.CompareOrdinal(id, tie);
    }

    // Versions are numbers; ids, names and times compare as text.
    private static int Compare(string left, string right) =>
        int.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var leftNumber)
        && int.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var rightNumber)
            ? leftNumber.CompareTo(rightNumber)
            : string.CompareOrdinal(left, right);
}
