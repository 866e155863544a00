using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services;

/// <summary>Events of a delivery to UAT.</summary>
internal static class Happenings
{
    /// <summary>What a delivery tells; of a freeze, what is told when none is under way.</summary>
    public static DeliveryEvent Of(DeliveryEventKind kind) => kind is not (DeliveryEventKind.FreezeBegan or DeliveryEventKind.FreezeEnded) ? OfDelivery(kind)
        : OfDelivery(kind) with
        {
            Commit = "",
            PreviousCommit = null,
            Branch = null,
            WebUrl = null,
            Duration = null,
            Running = [],
            Commits = [],
            CommitCount = null,
        };

    private static DeliveryEvent OfDelivery(DeliveryEventKind kind) => new(
        kind,
        "yunojuno",
        "UAT",
        ["yunojuno-uat"],
        AppStates.B,
        AppStates.A,
        "master",
        kind switch
        {
            DeliveryEventKind.Failed => "UAT: the build failed",
            DeliveryEventKind.Frozen => "UAT: it is the weekend",
            DeliveryEventKind.WaitingForApproval => "UAT: approval by sales is missing",
            _ => $"UAT: {kind}",
        },
        new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
        new Uri("https://api.heroku.com"))
    {
        Stage = Stage.Staging,
        RunId = "run-1",
        Actor = "Ada",
        BuildUrl = new Uri("https://ci.example/builds/7?a=1&b=2"),
        WebUrl = new Uri("https://yunojuno-uat.example/"),
        Duration = kind == DeliveryEventKind.Started ? null : TimeSpan.FromSeconds(83),
        FailedStep = kind == DeliveryEventKind.Failed ? "build bbbbbbbbbbbb on yunojuno-uat and release it" : null,
        Running = [new RunningRelease("yunojuno-uat", 13, 12, kind == DeliveryEventKind.Succeeded ? AppStates.B : AppStates.A)],
        Commits = [new DeliveredCommit(AppStates.B, "Bill by the hour", "Grace")],
        CommitCount = 1,
    };

    /// <summary>An event in whose texts somebody tries to call everybody, to be a link, and to be markup.</summary>
    public static DeliveryEvent Hostile(DeliveryEventKind kind) => Of(kind) with
    {
        Actor = "<!channel> <img src=x onerror=alert(1)>",
        Branch = "feature/<https://evil.example|click>",
        FailedStep = "step & <@U123>\u202e",
        Summary = "UAT: @everyone [x](https://evil.example) *now*\nsecond line",
        Commits = [new DeliveredCommit(AppStates.B, "@channel </b><script>alert(1)</script> www.evil.example \ud83d\ude80", "<@U1>\u0007")],
    };

    public static TheoryData<DeliveryEventKind> Kinds => [.. Enum.GetValues<DeliveryEventKind>()];
}
