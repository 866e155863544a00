using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>Lists that are longer than a page. The releases of the other checks are the list.</summary>
internal static partial class ListChecks
{
    public static ImmutableArray<ContractCheck> All { get; } =
    [
        new("P12", "A list that is cut is 206 with `Next-Range`; sent back as it is, it gives the next page.", PagesAsync),
        new(
            "21",
            "`Next-Range` is written as `attribute ]last..; max=N`, and downwards as `attribute ..last[; max=N, order=desc`. "
            + "Clients repeat it as it is. A list without `Range` is sorted by id, which for most resources is no useful order: ask for one.",
            SpellingAsync),
    ];

    private static async Task<Finding> PagesAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var first = await PageAsync(app, "version ..; order=desc, max=1", cancellationToken).ConfigureAwait(false);
        if (first.Header("Next-Range") is not { } next)
        {
            return Finding.Differs($"{first} without Next-Range");
        }

        var second = await PageAsync(app, next, cancellationToken).ConfigureAwait(false);
        return Finding.Of(
            first.Status == 206 && Version(first) - 1 == Version(second), $"{first} with v{Version(first)}, then {second} with v{Version(second)}");
    }

    private static async Task<Finding> SpellingAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var up = (await PageAsync(app, "version ..; max=1", cancellationToken).ConfigureAwait(false)).Header("Next-Range");
        var down = (await PageAsync(app, "version ..; order=desc, max=1", cancellationToken).ConfigureAwait(false)).Header("Next-Range");
        var all = await app.GetAsync("/releases", cancellationToken).ConfigureAwait(false);
        string[] ids = [.. all.Entries().Select(release => release.Text("id") ?? "")];
        var isSorted = ids.SequenceEqual(ids.Order(StringComparer.Ordinal));
        return Finding.Of(
            up is not null && Upwards().IsMatch(up) && down is not null && Downwards().IsMatch(down) && isSorted,
            $"\"{up}\", \"{down}\"; {(isSorted ? "sorted by id" : "not sorted by id")}");
    }

    private static Task<Seen> PageAsync(ScratchApp app, string range, CancellationToken cancellationToken) =>
        app.GetAsync("/releases", cancellationToken, ("Range", range));

    private static int Version(Seen page) => int.TryParse(
        page.Entries().FirstOrDefault()?.Text("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    [GeneratedRegex(@"^version \][0-9]+\.\.; max=1\z", RegexOptions.CultureInvariant)]
    private static partial Regex Upwards();

    [GeneratedRegex(@"^version \.\.[0-9]+\[; max=1, order=desc\z", RegexOptions.CultureInvariant)]
    private static partial Regex Downwards();
}
