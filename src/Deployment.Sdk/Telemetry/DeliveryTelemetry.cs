using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace Deployment.Sdk;

/// <summary>
/// The spans and metrics of deliveries and of their calls to Heroku, for OpenTelemetry or any other listener. Nothing is measured
/// while nobody listens. Which there are stands in <c>docs/telemetry.md</c>; none holds a secret, a query or a signed address.
/// </summary>
public static class DeliveryTelemetry
{
    /// <summary>The name of the <see cref="ActivitySource"/> and of the <see cref="Meter"/>: what <c>AddSource</c> and <c>AddMeter</c> take.</summary>
    public const string Name = "Deployment.Sdk";

    /// <summary>The version of this package, as far as it says anything about behaviour.</summary>
    internal static string Version { get; } = typeof(DeliveryTelemetry).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>Where spans come from.</summary>
    internal static ActivitySource Source { get; } = new(Name, Version);

    private static Meter Meter { get; } = new(Name, Version);

    /// <summary>One request on the wire, by OpenTelemetry's conventions for HTTP clients.</summary>
    internal static Histogram<double> Requests { get; } = Meter.CreateHistogram(
        "http.client.request.duration",
        "s",
        "Duration of HTTP client requests.",
        advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10],
        });

    /// <summary>How many calls an account has left.</summary>
    internal static Gauge<int> RemainingCalls { get; } = Meter.CreateGauge<int>(
        "deployment_sdk.heroku.rate_limit.remaining", "{call}", "Calls that the Heroku account has left.");

    /// <summary>A delivery from its first change to its end.</summary>
    internal static Histogram<double> Deliveries { get; } = Meter.CreateHistogram(
        "deployment_sdk.delivery.duration",
        "s",
        "Duration of deliveries, from the first step to the end.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200] });
}
