namespace Deployment.Sdk.Analyzers.Tests.Verification;

/// <summary>Sources that several tests start from.</summary>
internal static class Samples
{
    /// <summary>The environments that short examples route to.</summary>
    public const string Environments = """

        [Environment("LIVE", Stage.Production)] public sealed partial class Live;
        [Environment("UAT", Stage.Staging)] public sealed partial class Uat;
        [Environment("DEV", Stage.Development)] public sealed partial class Dev;
        """;
}
