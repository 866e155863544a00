using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Deployment.Sdk.EndToEnd.Tests;

/// <summary>The telemetry sample and a collector: a real HTTP server that keeps what is exported to it.</summary>
public sealed class TelemetryExportTests
{
    [Fact]
    public async Task A_delivery_arrives_at_the_collector_as_spans_and_metrics_without_a_secret()
    {
        await using var collector = new Collector();
        using var team = new TheTeamsRepository();
        using var sample = new Sample(team.Local, "TelemetrySample");

        (await sample.RunAsync(
            [
                ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
                ("HEROKU_API_KEY_UAT", "HRKU-never-read-in-a-rehearsal"),
            ],
            "deploy", "--branch", "master", "--rehearse")).Exits(0);

        // Protobuf keeps texts as they are.
        Assert.Contains("POST /apps/{id}/builds", collector["/v1/traces"]);
        Assert.Contains("deploy to UAT", collector["/v1/traces"]);
        Assert.Contains("http.client.request.duration", collector["/v1/metrics"]);
        Assert.Contains("deployment_sdk.delivery.duration", collector["/v1/metrics"]);
        Assert.DoesNotContain("HRKU-never-read", collector["/v1/traces"] + collector["/v1/metrics"]);
    }

    [Fact]
    public async Task Without_the_variable_nothing_is_exported_and_nothing_is_said_of_it()
    {
        await using var collector = new Collector();
        using var team = new TheTeamsRepository();
        using var sample = new Sample(team.Local, "TelemetrySample");

        var run = (await sample.RunAsync("deploy", "--branch", "master", "--rehearse")).Exits(0);

        Assert.DoesNotContain("telemetry", run.Output + run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("", collector["/v1/traces"] + collector["/v1/metrics"]);
    }

    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Text)> _received = new();
        private readonly HttpListener _listener = new();
        private readonly Task _serving;

        public Collector()
        {
            Address = $"http://127.0.0.1:{FreePort()}";
            _listener.Prefixes.Add(Address + "/");
            _listener.Start();
            _serving = ServeAsync();
        }

        public string Address { get; }

        public string this[string path] => string.Concat(_received.Where(each => each.Path == path).Select(each => each.Text));

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
            _listener.Close();
        }

        private static int FreePort()
        {
            using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            socket.Start();
            return ((IPEndPoint)socket.LocalEndpoint).Port;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    _received.Enqueue((context.Request.Url!.AbsolutePath, Encoding.Latin1.GetString(body.ToArray())));
                    context.Response.Close();
                }
            }
            catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
            {
                // It was stopped.
            }
        }
    }
}
