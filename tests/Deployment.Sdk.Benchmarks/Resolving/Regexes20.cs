using System.Text.RegularExpressions;

namespace Deployment.Sdk.Benchmarks.Resolving;

/// <summary>The routes of <see cref="Routes20"/>, in their order, as generated regular expressions.</summary>
internal static partial class Regexes20
{
    public static readonly Regex[] Each =
    [
        Route0(), Route1(), Route2(), Route3(), Route4(), Route5(), Route6(), Route7(), Route8(), Route9(),
        Route10(), Route11(), Route12(), Route13(), Route14(), Route15(), Route16(), Route17(), Route18(), Route19(),
    ];

    private const string Any =
        LegalName.Lookaheads + "(?:"
        + "(?<r0>main)" + "|"
        + "(?<r1>develop)" + "|"
        + "(?<r2>staging)" + "|"
        + "(?<r3>release/[^/]+-rc)" + "|"
        + "(?<r4>user/[^/]+/wip)" + "|"
        + "(?<r5>team-[^/]+/trunk)" + "|"
        + "(?<r6>feature/[^/]+)" + "|"
        + "(?<r7>bugfix/[^/]+)" + "|"
        + "(?<r8>release/[^/]+)" + "|"
        + "(?<r9>hotfix/[^/]+)" + "|"
        + "(?<r10>support/[^/]+)" + "|"
        + "(?<r11>docs/[^/]+)" + "|"
        + "(?<r12>spike/[^/]+)" + "|"
        + "(?<r13>perf/[^/]+)" + "|"
        + "(?<r14>demo-[^/]+)" + "|"
        + "(?<r15>feature/.+)" + "|"
        + "(?<r16>hotfix/.+)" + "|"
        + "(?<r17>experiment/.+)" + "|"
        + "(?<r18>dependabot/.+)" + "|"
        + "(?<r19>renovate/.+)"
        + ")\\z";

    [GeneratedRegex(Any, LegalName.Options)]
    public static partial Regex All();

    [GeneratedRegex("^main\\z", LegalName.Options)]
    private static partial Regex Route0();

    [GeneratedRegex("^develop\\z", LegalName.Options)]
    private static partial Regex Route1();

    [GeneratedRegex("^staging\\z", LegalName.Options)]
    private static partial Regex Route2();

    [GeneratedRegex("^release/[^/]+-rc\\z", LegalName.Options)]
    private static partial Regex Route3();

    [GeneratedRegex("^user/[^/]+/wip\\z", LegalName.Options)]
    private static partial Regex Route4();

    [GeneratedRegex("^team-[^/]+/trunk\\z", LegalName.Options)]
    private static partial Regex Route5();

    [GeneratedRegex("^feature/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route6();

    [GeneratedRegex("^bugfix/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route7();

    [GeneratedRegex("^release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route8();

    [GeneratedRegex("^hotfix/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route9();

    [GeneratedRegex("^support/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route10();

    [GeneratedRegex("^docs/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route11();

    [GeneratedRegex("^spike/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route12();

    [GeneratedRegex("^perf/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route13();

    [GeneratedRegex("^demo-[^/]+\\z", LegalName.Options)]
    private static partial Regex Route14();

    [GeneratedRegex("^feature/.+\\z", LegalName.Options)]
    private static partial Regex Route15();

    [GeneratedRegex("^hotfix/.+\\z", LegalName.Options)]
    private static partial Regex Route16();

    [GeneratedRegex("^experiment/.+\\z", LegalName.Options)]
    private static partial Regex Route17();

    [GeneratedRegex("^dependabot/.+\\z", LegalName.Options)]
    private static partial Regex Route18();

    [GeneratedRegex("^renovate/.+\\z", LegalName.Options)]
    private static partial Regex Route19();
}
