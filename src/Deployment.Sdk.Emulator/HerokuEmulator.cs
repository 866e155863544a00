using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;
using Deployment.Sdk.Emulator.Dashboard;
using Deployment.Sdk.Emulator.Dynos;
using Deployment.Sdk.Emulator.Hosting;
using Deployment.Sdk.Emulator.Scenarios;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Work;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Deployment.Sdk.Emulator;

/// <summary>Heroku's Platform API on this machine: loopback only, for rehearsing deliveries. It runs none of the code it is given.</summary>
public sealed class HerokuEmulator : IRehearsal
{
    private readonly WebApplication _server;
    private readonly Rendezvous _rendezvous;
    private readonly Platform _platform;
    private readonly Store _store;
    private readonly StateFolder _folder;
    private string? _temporaryFolder;
    private bool _isDisposed;

    private HerokuEmulator(
        WebApplication server,
        Rendezvous rendezvous,
        Platform platform,
        Store store,
        StateFolder folder,
        Tokens tokens,
        X509Certificate2 certificate)
    {
        _server = server;
        _rendezvous = rendezvous;
        _platform = platform;
        _store = store;
        _folder = folder;
        Token = tokens.General;
        ProductionToken = tokens.Production;
        Certificate = certificate;
        Api = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", Server.PortOf(server)).Uri;
    }

    /// <summary>Starts an emulator for generated code's <c>--rehearse</c>.</summary>
    public static IRehearsalHost Rehearsal { get; } = RehearsalWith(new EmulatorSettings());

    /// <inheritdoc/>
    public Uri Api { get; }

    /// <inheritdoc/>
    public string Token { get; }

    /// <inheritdoc/>
    public string ProductionToken { get; }

    /// <inheritdoc/>
    public X509Certificate2 Certificate { get; }

    /// <summary>
    /// The changes that a delivery of ours sent although another had taken its place, in words; empty as long as no delivery wrote after
    /// it had lost its lock.
    /// </summary>
    public IReadOnlyList<string> StaleWrites => _platform.Fences.Stale;

    /// <summary>The newest requests, newest first.</summary>
    internal IReadOnlyList<RequestEntry> Requests => _platform.Requests.Newest();

    /// <summary>What it answers: methods and patterns.</summary>
    internal IEnumerable<RouteEndpoint> Addresses =>
        _server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>
    /// Starts an emulator for a test: on a free port, with a state of its own in a private temporary folder that goes when the
    /// emulator is disposed.
    /// </summary>
    /// <example>
    /// <code>
    /// await using var heroku = await HerokuEmulator.StartAsync(Delivery.Plan);
    /// // heroku.Api and heroku.Token are what any client of Heroku's API needs.
    /// </code>
    /// </example>
    /// <param name="plan">The plan whose pipeline and apps it starts with, such as the generated <c>Delivery.Plan</c>.</param>
    /// <param name="settings">Bounds, pace and faults; the defaults unless told.</param>
    /// <param name="time">The clock that builds, releases, promotions and expiry go by; the machine's own unless told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="IOException">The temporary folder cannot be made.</exception>
    [SuppressMessage(
        "ApiDesign", "RS0026", Justification = "The first parameter tells the two apart, and neither is ever taken for the other.")]
    public static async Task<HerokuEmulator> StartAsync(
        Plan plan, EmulatorSettings? settings = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var folder = Path.Combine(Path.GetTempPath(), "heroku-emulator-" + Guid.NewGuid().ToString("N"));
        try
        {
            var emulator = await StartAsync(new RehearsalOptions(plan, folder), settings, time, cancellationToken).ConfigureAwait(false);
            emulator._temporaryFolder = folder;
            return emulator;
        }
        catch
        {
            DeleteFolder(folder);
            throw;
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<InjectedFault> InjectedFaults => _platform.Faults.Happened;

    /// <summary>Starts an emulator of your own for <c>--rehearse</c> and for sessions: other bounds, another clock, a bad day.</summary>
    /// <param name="settings">Bounds, pace and scenario.</param>
    /// <param name="time">The clock; the machine's own unless told.</param>
    public static IRehearsalHost RehearsalWith(EmulatorSettings settings, TimeProvider? time = null) => new RehearsalHost(settings, time);

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">What to rehearse and where to keep its state.</param>
    /// <param name="settings">Bounds and pace; the defaults unless told.</param>
    /// <param name="time">The clock that builds, releases and promotions go by; the machine's own unless told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentException">A scenario of the options is not known or its file cannot be read.</exception>
    /// <exception cref="RehearsalException">Another emulator has the state folder, it cannot be used, or the port is taken.</exception>
    /// <exception cref="InvalidDataException">The state folder holds something that this version cannot read.</exception>
    [SuppressMessage(
        "ApiDesign", "RS0026", Justification = "The first parameter tells the two apart, and neither is ever taken for the other.")]
    public static async Task<HerokuEmulator> StartAsync(
        RehearsalOptions options,
        EmulatorSettings? settings = null,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        settings ??= new EmulatorSettings();
        time ??= TimeProvider.System;
        var asked = ScenarioReading.Of(options);
        if (asked.Problem is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        settings = settings with
        {
            Scenario = settings.Scenario.And(asked.Scenario),
            TwoFactorApps = settings.TwoFactorApps.IsDefaultOrEmpty
                ? options.TwoFactorApps
                : settings.TwoFactorApps.AddRange(options.TwoFactorApps),
        };
        var folder = await StateFolder.OpenAsync(options.StateFolder, settings.LockPatience, cancellationToken).ConfigureAwait(false);
        try
        {
            return await StartAsync(options, settings, folder, time, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Stops the server. The state stays in the folder that it was started with, and what was pending goes on at the next start; a
    /// folder of its own goes.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _platform.Background.BeginEndingAsync().ConfigureAwait(false);
        await _server.DisposeAsync().ConfigureAwait(false);
        await _rendezvous.DisposeAsync().ConfigureAwait(false);
        await _platform.Background.EndAsync().ConfigureAwait(false);
        Resumption.DeleteOtherSources(_store.Current, _folder);
        _platform.Preconditions.Dispose();
        _store.Dispose();
        _folder.Dispose();
        Certificate.Dispose();
        if (_temporaryFolder is { } temporary)
        {
            DeleteFolder(temporary);
        }
    }

    private static void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    private static async Task<HerokuEmulator> StartAsync(
        RehearsalOptions options, EmulatorSettings settings, StateFolder folder, TimeProvider time, CancellationToken ct)
    {
        var known = await folder.LoadAsync(ct).ConfigureAwait(false) ?? new HerokuState { AccountId = Guid.NewGuid() };
        var store = new Store(known, folder);
        await store.ChangeAsync(state => (Seed.Plant(state, options.Plan, time.GetUtcNow()), true)).ConfigureAwait(false);

        var tokens = Tokens.Create();
        var certificate = LoopbackCertificate.Create(TimeProvider.System.GetUtcNow());
        var platform = new Platform(store, folder, settings, time);
        var rendezvous = new Rendezvous(platform, certificate);
        try
        {
            var server = await Server.StartAsync(platform, tokens, options.Port, rendezvous.Port, ct).ConfigureAwait(false);
            Resumption.Begin(platform, folder);
            return new HerokuEmulator(server, rendezvous, platform, store, folder, tokens, certificate);
        }
        catch
        {
            await rendezvous.DisposeAsync().ConfigureAwait(false);
            await platform.Background.EndAsync().ConfigureAwait(false);
            throw;
        }
    }
}
