using Deployment.Sdk;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Telemetry;

/// <summary>
/// Sends the spans and metrics of deliveries to a collector, by the variables that OpenTelemetry itself reads. Without
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> nobody listens, and nothing is measured.
/// </summary>
internal sealed class OpenTelemetryExport : IDisposable
{
    private readonly TracerProvider _traces = Sdk.CreateTracerProviderBuilder()
        .ConfigureResource(resource => resource.AddService("delivery"))
        .AddSource(DeliveryTelemetry.Name)
        .AddOtlpExporter()
        .Build();

    private readonly MeterProvider _metrics = Sdk.CreateMeterProviderBuilder()
        .ConfigureResource(resource => resource.AddService("delivery"))
        .AddMeter(DeliveryTelemetry.Name)
        .AddOtlpExporter()
        .Build();

    private OpenTelemetryExport()
    {
    }

    /// <summary>Starts exporting, where somebody asked for it.</summary>
    public static OpenTelemetryExport? Start() =>
        string.IsNullOrWhiteSpace(System.Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")) ? null : new();

    /// <summary>Sends what has not been sent yet; a process that ends at once would lose it.</summary>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }
}
