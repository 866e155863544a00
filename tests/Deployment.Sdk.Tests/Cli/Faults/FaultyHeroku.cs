using System.Collections.Immutable;
using System.Text.Json;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Emulator.Dashboard;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Faults;

/// <summary>
/// The real emulator, started anew for each command on the state that the one before left. What is asked of it, and what it did, is
/// known afterwards also where no token is good any more.
/// </summary>
/// <param name="time">The clock of commands and emulator.</param>
internal sealed class FaultyHeroku(Func<TimeProvider> time) : IRehearsalHost
{
    private const string Hang = "hung";

    private HerokuEmulator? _running;
    private string? _file;
    private int _lost;

    /// <summary>What goes wrong during the next command.</summary>
    public Scenario Scenario { get; set; } = Scenario.None;

    /// <summary>The changes that deliveries asked for, oldest first, of all commands so far.</summary>
    public ImmutableArray<RequestEntry> Writes { get; private set; } = [];

    /// <summary>What went wrong during the last command.</summary>
    public ImmutableArray<InjectedFault> Faults { get; private set; } = [];

    /// <summary>How many one-off dynos deliveries were given, also where they never heard of it.</summary>
    public int Dynos => _lost + Writes.Count(write => write.Status is >= 200 and < 300 && IsDyno($"{write.Method} {write.Path}"));

    public ImmutableArray<RehearsalScenario> Scenarios => HerokuEmulator.Rehearsal.Scenarios;

    /// <summary>How many calls have hung so far.</summary>
    public int Hung => _running?.InjectedFaults.Where(fault => fault.What == Hang && IsCall(fault)).Sum(fault => fault.Times) ?? 0;

    /// <summary>Whether a build or a release is at work and will end by itself.</summary>
    public bool IsBusy => _running?.InjectedFaults.Any(fault => fault.What == Hang && !IsCall(fault)) == false
        && _file is not null && File.Exists(_file)
        && File.ReadAllText(_file).Contains("\"Pending\"", StringComparison.Ordinal);

    public string? ProblemOf(RehearsalOptions options) => null;

    public async Task<IRehearsal> StartAsync(RehearsalOptions options, CancellationToken cancellationToken)
    {
        _file = Path.Combine(options.StateFolder, "heroku.json");
        _running = await HerokuEmulator.StartAsync(
            options, Rehearsals.Quick with { Scenario = Scenario, KeptRequests = 10_000 }, time(), cancellationToken);
        return new Ending(_running, this);
    }

    /// <summary>What it knows, as it was left.</summary>
    public static HerokuState StateIn(string folder) =>
        JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, "heroku.json")), StateJson.Default.HerokuState)!;

    private static bool IsDyno(string request) => request.StartsWith("POST ", StringComparison.Ordinal) && request.EndsWith("/dynos", StringComparison.Ordinal);

    private static bool IsCall(InjectedFault fault) => fault.Place.Contains('/', StringComparison.Ordinal);

    private sealed class Ending(HerokuEmulator inner, FaultyHeroku host) : IRehearsal
    {
        public Uri Api => inner.Api;

        public string Token => inner.Token;

        public string ProductionToken => inner.ProductionToken;

        public System.Security.Cryptography.X509Certificates.X509Certificate2 Certificate => inner.Certificate;

        public ImmutableArray<InjectedFault> InjectedFaults => inner.InjectedFaults;

        public async ValueTask DisposeAsync()
        {
            // Every change that a delivery sends says under which lock.
            host.Writes = host.Writes.AddRange(inner.Requests.Reverse().Where(request => request.Client.Contains("(fence ", StringComparison.Ordinal)));
            host.Faults = inner.InjectedFaults;
            host._lost += host.Faults.Count(fault => IsDyno(fault.Place) && fault.What.StartsWith("was acted upon", StringComparison.Ordinal));
            await inner.DisposeAsync();
        }
    }
}
