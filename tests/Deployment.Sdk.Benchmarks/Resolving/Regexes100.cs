using System.Text.RegularExpressions;

namespace Deployment.Sdk.Benchmarks.Resolving;

/// <summary>The routes of <see cref="Routes100"/>, in their order, as generated regular expressions.</summary>
internal static partial class Regexes100
{
    public static readonly Regex[] Each =
    [
        Route0(), Route1(), Route2(), Route3(), Route4(), Route5(), Route6(), Route7(), Route8(), Route9(),
        Route10(), Route11(), Route12(), Route13(), Route14(), Route15(), Route16(), Route17(), Route18(), Route19(),
        Route20(), Route21(), Route22(), Route23(), Route24(), Route25(), Route26(), Route27(), Route28(), Route29(),
        Route30(), Route31(), Route32(), Route33(), Route34(), Route35(), Route36(), Route37(), Route38(), Route39(),
        Route40(), Route41(), Route42(), Route43(), Route44(), Route45(), Route46(), Route47(), Route48(), Route49(),
        Route50(), Route51(), Route52(), Route53(), Route54(), Route55(), Route56(), Route57(), Route58(), Route59(),
        Route60(), Route61(), Route62(), Route63(), Route64(), Route65(), Route66(), Route67(), Route68(), Route69(),
        Route70(), Route71(), Route72(), Route73(), Route74(), Route75(), Route76(), Route77(), Route78(), Route79(),
        Route80(), Route81(), Route82(), Route83(), Route84(), Route85(), Route86(), Route87(), Route88(), Route89(),
        Route90(), Route91(), Route92(), Route93(), Route94(), Route95(), Route96(), Route97(), Route98(), Route99(),
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
        + "(?<r15>accounts/release/[^/]+)" + "|"
        + "(?<r16>alerts/release/[^/]+)" + "|"
        + "(?<r17>analytics/release/[^/]+)" + "|"
        + "(?<r18>audit/release/[^/]+)" + "|"
        + "(?<r19>basket/release/[^/]+)" + "|"
        + "(?<r20>billing/release/[^/]+)" + "|"
        + "(?<r21>booking/release/[^/]+)" + "|"
        + "(?<r22>catalog/release/[^/]+)" + "|"
        + "(?<r23>checkout/release/[^/]+)" + "|"
        + "(?<r24>consent/release/[^/]+)" + "|"
        + "(?<r25>contracts/release/[^/]+)" + "|"
        + "(?<r26>coupons/release/[^/]+)" + "|"
        + "(?<r27>crm/release/[^/]+)" + "|"
        + "(?<r28>customs/release/[^/]+)" + "|"
        + "(?<r29>delivery/release/[^/]+)" + "|"
        + "(?<r30>documents/release/[^/]+)" + "|"
        + "(?<r31>exports/release/[^/]+)" + "|"
        + "(?<r32>fraud/release/[^/]+)" + "|"
        + "(?<r33>gateway/release/[^/]+)" + "|"
        + "(?<r34>identity/release/[^/]+)" + "|"
        + "(?<r35>imports/release/[^/]+)" + "|"
        + "(?<r36>inventory/release/[^/]+)" + "|"
        + "(?<r37>invoices/release/[^/]+)" + "|"
        + "(?<r38>ledger/release/[^/]+)" + "|"
        + "(?<r39>loyalty/release/[^/]+)" + "|"
        + "(?<r40>mailing/release/[^/]+)" + "|"
        + "(?<r41>media/release/[^/]+)" + "|"
        + "(?<r42>mobile/release/[^/]+)" + "|"
        + "(?<r43>orders/release/[^/]+)" + "|"
        + "(?<r44>partners/release/[^/]+)" + "|"
        + "(?<r45>payments/release/[^/]+)" + "|"
        + "(?<r46>pricing/release/[^/]+)" + "|"
        + "(?<r47>profile/release/[^/]+)" + "|"
        + "(?<r48>refunds/release/[^/]+)" + "|"
        + "(?<r49>reports/release/[^/]+)" + "|"
        + "(?<r50>returns/release/[^/]+)" + "|"
        + "(?<r51>search/release/[^/]+)" + "|"
        + "(?<r52>shipping/release/[^/]+)" + "|"
        + "(?<r53>stock/release/[^/]+)" + "|"
        + "(?<r54>tax/release/[^/]+)" + "|"
        + "(?<r55>feature/.+)" + "|"
        + "(?<r56>hotfix/.+)" + "|"
        + "(?<r57>experiment/.+)" + "|"
        + "(?<r58>dependabot/.+)" + "|"
        + "(?<r59>renovate/.+)" + "|"
        + "(?<r60>accounts/.+)" + "|"
        + "(?<r61>alerts/.+)" + "|"
        + "(?<r62>analytics/.+)" + "|"
        + "(?<r63>audit/.+)" + "|"
        + "(?<r64>basket/.+)" + "|"
        + "(?<r65>billing/.+)" + "|"
        + "(?<r66>booking/.+)" + "|"
        + "(?<r67>catalog/.+)" + "|"
        + "(?<r68>checkout/.+)" + "|"
        + "(?<r69>consent/.+)" + "|"
        + "(?<r70>contracts/.+)" + "|"
        + "(?<r71>coupons/.+)" + "|"
        + "(?<r72>crm/.+)" + "|"
        + "(?<r73>customs/.+)" + "|"
        + "(?<r74>delivery/.+)" + "|"
        + "(?<r75>documents/.+)" + "|"
        + "(?<r76>exports/.+)" + "|"
        + "(?<r77>fraud/.+)" + "|"
        + "(?<r78>gateway/.+)" + "|"
        + "(?<r79>identity/.+)" + "|"
        + "(?<r80>imports/.+)" + "|"
        + "(?<r81>inventory/.+)" + "|"
        + "(?<r82>invoices/.+)" + "|"
        + "(?<r83>ledger/.+)" + "|"
        + "(?<r84>loyalty/.+)" + "|"
        + "(?<r85>mailing/.+)" + "|"
        + "(?<r86>media/.+)" + "|"
        + "(?<r87>mobile/.+)" + "|"
        + "(?<r88>orders/.+)" + "|"
        + "(?<r89>partners/.+)" + "|"
        + "(?<r90>payments/.+)" + "|"
        + "(?<r91>pricing/.+)" + "|"
        + "(?<r92>profile/.+)" + "|"
        + "(?<r93>refunds/.+)" + "|"
        + "(?<r94>reports/.+)" + "|"
        + "(?<r95>returns/.+)" + "|"
        + "(?<r96>search/.+)" + "|"
        + "(?<r97>shipping/.+)" + "|"
        + "(?<r98>stock/.+)" + "|"
        + "(?<r99>tax/.+)"
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

    [GeneratedRegex("^accounts/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route15();

    [GeneratedRegex("^alerts/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route16();

    [GeneratedRegex("^analytics/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route17();

    [GeneratedRegex("^audit/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route18();

    [GeneratedRegex("^basket/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route19();

    [GeneratedRegex("^billing/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route20();

    [GeneratedRegex("^booking/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route21();

    [GeneratedRegex("^catalog/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route22();

    [GeneratedRegex("^checkout/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route23();

    [GeneratedRegex("^consent/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route24();

    [GeneratedRegex("^contracts/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route25();

    [GeneratedRegex("^coupons/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route26();

    [GeneratedRegex("^crm/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route27();

    [GeneratedRegex("^customs/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route28();

    [GeneratedRegex("^delivery/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route29();

    [GeneratedRegex("^documents/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route30();

    [GeneratedRegex("^exports/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route31();

    [GeneratedRegex("^fraud/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route32();

    [GeneratedRegex("^gateway/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route33();

    [GeneratedRegex("^identity/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route34();

    [GeneratedRegex("^imports/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route35();

    [GeneratedRegex("^inventory/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route36();

    [GeneratedRegex("^invoices/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route37();

    [GeneratedRegex("^ledger/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route38();

    [GeneratedRegex("^loyalty/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route39();

    [GeneratedRegex("^mailing/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route40();

    [GeneratedRegex("^media/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route41();

    [GeneratedRegex("^mobile/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route42();

    [GeneratedRegex("^orders/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route43();

    [GeneratedRegex("^partners/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route44();

    [GeneratedRegex("^payments/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route45();

    [GeneratedRegex("^pricing/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route46();

    [GeneratedRegex("^profile/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route47();

    [GeneratedRegex("^refunds/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route48();

    [GeneratedRegex("^reports/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route49();

    [GeneratedRegex("^returns/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route50();

    [GeneratedRegex("^search/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route51();

    [GeneratedRegex("^shipping/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route52();

    [GeneratedRegex("^stock/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route53();

    [GeneratedRegex("^tax/release/[^/]+\\z", LegalName.Options)]
    private static partial Regex Route54();

    [GeneratedRegex("^feature/.+\\z", LegalName.Options)]
    private static partial Regex Route55();

    [GeneratedRegex("^hotfix/.+\\z", LegalName.Options)]
    private static partial Regex Route56();

    [GeneratedRegex("^experiment/.+\\z", LegalName.Options)]
    private static partial Regex Route57();

    [GeneratedRegex("^dependabot/.+\\z", LegalName.Options)]
    private static partial Regex Route58();

    [GeneratedRegex("^renovate/.+\\z", LegalName.Options)]
    private static partial Regex Route59();

    [GeneratedRegex("^accounts/.+\\z", LegalName.Options)]
    private static partial Regex Route60();

    [GeneratedRegex("^alerts/.+\\z", LegalName.Options)]
    private static partial Regex Route61();

    [GeneratedRegex("^analytics/.+\\z", LegalName.Options)]
    private static partial Regex Route62();

    [GeneratedRegex("^audit/.+\\z", LegalName.Options)]
    private static partial Regex Route63();

    [GeneratedRegex("^basket/.+\\z", LegalName.Options)]
    private static partial Regex Route64();

    [GeneratedRegex("^billing/.+\\z", LegalName.Options)]
    private static partial Regex Route65();

    [GeneratedRegex("^booking/.+\\z", LegalName.Options)]
    private static partial Regex Route66();

    [GeneratedRegex("^catalog/.+\\z", LegalName.Options)]
    private static partial Regex Route67();

    [GeneratedRegex("^checkout/.+\\z", LegalName.Options)]
    private static partial Regex Route68();

    [GeneratedRegex("^consent/.+\\z", LegalName.Options)]
    private static partial Regex Route69();

    [GeneratedRegex("^contracts/.+\\z", LegalName.Options)]
    private static partial Regex Route70();

    [GeneratedRegex("^coupons/.+\\z", LegalName.Options)]
    private static partial Regex Route71();

    [GeneratedRegex("^crm/.+\\z", LegalName.Options)]
    private static partial Regex Route72();

    [GeneratedRegex("^customs/.+\\z", LegalName.Options)]
    private static partial Regex Route73();

    [GeneratedRegex("^delivery/.+\\z", LegalName.Options)]
    private static partial Regex Route74();

    [GeneratedRegex("^documents/.+\\z", LegalName.Options)]
    private static partial Regex Route75();

    [GeneratedRegex("^exports/.+\\z", LegalName.Options)]
    private static partial Regex Route76();

    [GeneratedRegex("^fraud/.+\\z", LegalName.Options)]
    private static partial Regex Route77();

    [GeneratedRegex("^gateway/.+\\z", LegalName.Options)]
    private static partial Regex Route78();

    [GeneratedRegex("^identity/.+\\z", LegalName.Options)]
    private static partial Regex Route79();

    [GeneratedRegex("^imports/.+\\z", LegalName.Options)]
    private static partial Regex Route80();

    [GeneratedRegex("^inventory/.+\\z", LegalName.Options)]
    private static partial Regex Route81();

    [GeneratedRegex("^invoices/.+\\z", LegalName.Options)]
    private static partial Regex Route82();

    [GeneratedRegex("^ledger/.+\\z", LegalName.Options)]
    private static partial Regex Route83();

    [GeneratedRegex("^loyalty/.+\\z", LegalName.Options)]
    private static partial Regex Route84();

    [GeneratedRegex("^mailing/.+\\z", LegalName.Options)]
    private static partial Regex Route85();

    [GeneratedRegex("^media/.+\\z", LegalName.Options)]
    private static partial Regex Route86();

    [GeneratedRegex("^mobile/.+\\z", LegalName.Options)]
    private static partial Regex Route87();

    [GeneratedRegex("^orders/.+\\z", LegalName.Options)]
    private static partial Regex Route88();

    [GeneratedRegex("^partners/.+\\z", LegalName.Options)]
    private static partial Regex Route89();

    [GeneratedRegex("^payments/.+\\z", LegalName.Options)]
    private static partial Regex Route90();

    [GeneratedRegex("^pricing/.+\\z", LegalName.Options)]
    private static partial Regex Route91();

    [GeneratedRegex("^profile/.+\\z", LegalName.Options)]
    private static partial Regex Route92();

    [GeneratedRegex("^refunds/.+\\z", LegalName.Options)]
    private static partial Regex Route93();

    [GeneratedRegex("^reports/.+\\z", LegalName.Options)]
    private static partial Regex Route94();

    [GeneratedRegex("^returns/.+\\z", LegalName.Options)]
    private static partial Regex Route95();

    [GeneratedRegex("^search/.+\\z", LegalName.Options)]
    private static partial Regex Route96();

    [GeneratedRegex("^shipping/.+\\z", LegalName.Options)]
    private static partial Regex Route97();

    [GeneratedRegex("^stock/.+\\z", LegalName.Options)]
    private static partial Regex Route98();

    [GeneratedRegex("^tax/.+\\z", LegalName.Options)]
    private static partial Regex Route99();
}
