using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>The real emulator; when a command is done with it, it is asked what that command left half done.</summary>
internal sealed class WatchedRehearsal(IRehearsalHost inner) : IRehearsalHost
{
    private IRehearsal? _running;
    private string? _state;

    public ImmutableArray<RehearsalScenario> Scenarios => inner.Scenarios;

    /// <summary>Whether the emulator is at work, and not hung by a scenario: its state says that something is pending.</summary>
    public bool IsBusy => _running?.InjectedFaults.Any(fault => fault.What == "hung") == false
        && File.Exists(_state)
        && File.ReadAllText(_state).Contains("\"Pending\"", StringComparison.Ordinal);

    /// <summary>What stands half done: apps in maintenance, builds and releases without an end. "unknown" when nobody may look.</summary>
    public string LeftBehind { get; private set; } = "";

    public string? ProblemOf(RehearsalOptions options) => inner.ProblemOf(options);

    public async Task<IRehearsal> StartAsync(RehearsalOptions options, CancellationToken cancellationToken)
    {
        _state = Path.Combine(options.StateFolder, "heroku.json");
        _running = await inner.StartAsync(options, cancellationToken);
        return new Watched(_running, this);
    }

    private async Task LookAsync(IRehearsal heroku)
    {
        using var http = new HttpClient { BaseAddress = heroku.Api };
        http.DefaultRequestHeaders.Add("Authorization", $"Bearer {heroku.Token}");
        http.DefaultRequestHeaders.Add("Accept", "application/vnd.heroku+json; version=3");
        var left = new List<string>();
        try
        {
            foreach (var app in await ListAsync("/apps"))
            {
                var name = app.GetProperty("name").GetString()!;
                if (app.GetProperty("maintenance").GetBoolean())
                {
                    left.Add($"{name} in maintenance");
                }

                foreach (var kind in new[] { "builds", "releases" })
                {
                    left.AddRange((await ListAsync($"/apps/{name}/{kind}"))
                        .Where(entry => entry.GetProperty("status").GetString() == "pending")
                        .Select(_ => $"pending {kind} on {name}"));
                }
            }

            LeftBehind = string.Join(", ", left);
        }
        catch (HttpRequestException failure) when (failure.StatusCode == System.Net.HttpStatusCode.Unauthorized)
        {
            LeftBehind = "unknown";
        }

        async Task<JsonElement[]> ListAsync(string path) =>
            [.. JsonDocument.Parse(await http.GetStringAsync(path)).RootElement.EnumerateArray()];
    }

    private sealed class Watched(IRehearsal inner, WatchedRehearsal host) : IRehearsal
    {
        public Uri Api => inner.Api;

        public string Token => inner.Token;

        public X509Certificate2 Certificate => inner.Certificate;

        public ImmutableArray<InjectedFault> InjectedFaults => inner.InjectedFaults;

        public async ValueTask DisposeAsync()
        {
            try
            {
                await host.LookAsync(inner);
            }
            finally
            {
                await inner.DisposeAsync();
            }
        }
    }
}
