using System.Globalization;

namespace Deployment.Sdk.Tests.Hostile;

/// <summary>How often a property is tried: a few times in every build, as often as one likes when <c>DEPLOYMENT_FUZZ</c> says so.</summary>
internal static class Effort
{
    private static readonly int Factor =
        int.TryParse(System.Environment.GetEnvironmentVariable("DEPLOYMENT_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor > 0
            ? factor
            : 1;

    public static long Times(int usual) => (long)usual * Factor;
}
