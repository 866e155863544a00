using System.Globalization;

namespace Deployment.Sdk.Heroku;

/// <summary>Values of the <c>Range</c> header by which Heroku orders and cuts a list.</summary>
internal static class ListRange
{
    /// <summary>The newest releases, newest first. Heroku orders releases by their version.</summary>
    /// <param name="max">How many at most, 1 to 1000.</param>
    public static string NewestReleases(int max) => Newest("version", max);

    /// <summary>The newest builds, newest first. Heroku orders builds by when they started.</summary>
    /// <param name="max">How many at most, 1 to 1000.</param>
    public static string NewestBuilds(int max) => Newest("started_at", max);

    /// <summary>As many entries as one page has at most, by their identifiers; for a list that is no GET, which nothing reads on.</summary>
    public static string Ids { get; } = string.Create(CultureInfo.InvariantCulture, $"id ..; max={MostOfPage}");

    /// <summary>How many entries a page has at most.</summary>
    public const int MostOfPage = 1000;

    private static string Newest(string attribute, int max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(max, MostOfPage);
        return string.Create(CultureInfo.InvariantCulture, $"{attribute} ..; order=desc, max={max}");
    }
}
