using System.Text.RegularExpressions;

namespace Deployment.Sdk.Benchmarks.Resolving;

/// <summary>The routes of <see cref="Routes5"/>, in their order, as generated regular expressions.</summary>
internal static partial class Regexes5
{
    public static readonly Regex[] Each = [Route0(), Route1(), Route2(), Route3(), Route4()];

    private const string Any =
        LegalName.Lookaheads + "(?:"
        + "(?<r0>main)" + "|"
        + "(?<r1>develop)" + "|"
        + "(?<r2>feature/[^/]+)" + "|"
        + "(?<r3>release/[^/]+)" + "|"
        + "(?<r4>hotfix/[^/]+)"
        + ")\\z";

    [GeneratedRegex(Any, LegalName.Options)]
    public static partial Regex All();

    [GeneratedRegex("^main\\z", LegalName.Options)]
    private static partial Regex Route0();

    [GeneratedRegex("^develop\\z", LegalName.Options)]
    private static partial Regex Route1();

    [GeneratedRegex("^feature/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route2();

    [GeneratedRegex("^release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route3();

    [GeneratedRegex("^hotfix/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route4();
}
