using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CsCheck;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

/// <summary>What holds of every range, asked of a running emulator.</summary>
public sealed class RangeProperties
{
    private const string Releases = $"/apps/{TestPlan.Dev}/releases";
    private const int Versions = 23;

    private static readonly Gen<(string Path, string Attribute)> Lists = OneOf(
        (Releases, "version"), (Releases, "id"), ("/apps", "name"), ("/apps", "id"), ("/apps", "updated_at"));

    private static readonly Gen<(int Max, bool Down, string Spelling)> Orders = Gen.Select(
        Gen.Int[1, 30], Gen.Bool, OneOf("{0} {1}; max={2}, order={3}", "{0} {1}; order={3},max={2};", "{0} {1};max={2};order={3}"));

    /// <summary>Bounds by position in the list, each of them left out, inclusive or exclusive.</summary>
    private static readonly Gen<(int? Start, bool Above, int? End, bool Below)> Bounds =
        Gen.Select(Gen.Int[0, 24].Nullable(), Gen.Bool, Gen.Int[0, 24].Nullable(), Gen.Bool);

    [Fact]
    public async Task Pages_put_together_are_the_whole_list_in_order_whatever_the_page_the_order_and_the_bounds()
    {
        await using var rig = await WithReleasesAsync();

        await Gen.Select(Lists, Orders, Bounds).SampleAsync(
            async (list, order, bounds) =>
            {
                var whole = await AllAsync(rig, list, $"{list.Attribute} ..; max=1000");
                var (start, end) = (At(whole, bounds.Start), At(whole, bounds.End));
                var expected = whole.Where(entry =>
                    (start is null || (bounds.Above ? Compare(entry.Value, start) > 0 : Compare(entry.Value, start) >= 0))
                    && (end is null || (bounds.Below ? Compare(entry.Value, end) < 0 : Compare(entry.Value, end) <= 0)));
                if (order.Down)
                {
                    expected = expected.Reverse();
                }

                var text = $"{(start is not null && bounds.Above ? "]" : "")}{start}..{end}{(end is not null && bounds.Below ? "[" : "")}";
                var range = string.Format(
                    CultureInfo.InvariantCulture, order.Spelling, list.Attribute, text, order.Max, order.Down ? "desc" : "asc");

                Assert.Equal(expected.Select(entry => entry.Id), (await AllAsync(rig, list, range, order.Max)).Select(entry => entry.Id));
            },
            iter: 60,
            threads: 1);
    }

    [Fact]
    public async Task Any_text_is_a_range_that_is_followed_or_one_that_is_refused_and_never_a_fault()
    {
        await using var rig = await Rig.StartAsync();

        await Gen.String[Gen.Char["version .;,=]max[order0123desc/-"], 0, 40].SampleAsync(
            async text =>
            {
                using var answer = await rig.ListAsync(Releases, text);
                Assert.Contains(
                    answer.StatusCode,
                    new[] { HttpStatusCode.OK, HttpStatusCode.PartialContent, HttpStatusCode.RequestedRangeNotSatisfiable });
            },
            iter: 300,
            threads: 1);
    }

    private static Gen<T> OneOf<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(index => all[index]);

    private static async Task<Rig> WithReleasesAsync()
    {
        var rig = await Rig.StartAsync();
        for (var version = 2; version <= Versions; version++)
        {
            await rig.PatchAsync($"/apps/{TestPlan.Dev}/config-vars", $$"""{"N":"{{version}}"}""");
        }

        return rig;
    }

    /// <summary>Follows <c>Next-Range</c> to the end.</summary>
    private static async Task<List<(string Id, string Value)>> AllAsync(
        Rig rig, (string Path, string Attribute) list, string? range, int max = 1000)
    {
        var seen = new List<(string, string)>();
        while (range is not null)
        {
            // The allowance of calls is not what this is about.
            rig.Time.Advance(TimeSpan.FromMinutes(1));
            using var answer = await rig.ListAsync(list.Path, range);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent, $"{range}: {answer.StatusCode}");
            var page = (await Rig.ReadAsync(answer, answer.StatusCode)).AsArray();
            Assert.True(page.Count <= max, $"{range}: {page.Count} entries");
            Assert.True(seen.Count < 200, $"{range}: goes round in circles");
            seen.AddRange(page.Select(entry => (entry!["id"]!.GetValue<string>(), Value(entry, list.Attribute))));
            range = answer.Headers.TryGetValues("Next-Range", out var next) ? string.Join(", ", next) : null;
        }

        return seen;
    }

    private static string Value(JsonNode entry, string attribute) => entry[attribute]!.ToString();

    private static string? At(List<(string Id, string Value)> whole, int? index) =>
        index is { } at && at < whole.Count ? whole[at].Value : null;

    private static int Compare(string left, string right) => int.TryParse(left, out var low) && int.TryParse(right, out var high)
        ? low.CompareTo(high)
        : string.CompareOrdinal(left, right);
}
