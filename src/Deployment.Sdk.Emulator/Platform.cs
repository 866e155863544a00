using Deployment.Sdk.Emulator.Dashboard;
using Deployment.Sdk.Emulator.Dynos;
using Deployment.Sdk.Emulator.Hosting;
using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Logs;
using Deployment.Sdk.Emulator.Scenarios;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.Sources;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Streams;
using Deployment.Sdk.Emulator.Work;

namespace Deployment.Sdk.Emulator;

/// <summary>The parts of one running emulator, for its HTTP resources to work with.</summary>
internal sealed class Platform
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    public Platform(Store store, StateFolder folder, EmulatorSettings settings, TimeProvider time)
    {
        Store = store;
        Settings = settings;
        Time = time;
        Sources = new SourceStore(folder, time);
        Logs = new LogShelf(store);
        RateLimit = new RateLimit(time);
        Requests = new RequestLog(time, Changes, settings.KeptRequests);
        store.Changed += (_, _) => Changes.Note();
        TwoFactor = new TwoFactor(settings, time);
        Faults = new Faults(settings.Scenario, time);
        Background = new Background();
        Phases = new ReleasePhases(this);
        Builds = new BuildWork(this);
        Promotions = new PromotionWork(this);
        AddOns = new AddOnWork(this);
        AppLogs = new AppLogs(store);
        LogSessions = new LogSessions(time);
        Dynos = new DynoYard(this);
    }

    public Store Store { get; }

    public EmulatorSettings Settings { get; }

    public TimeProvider Time { get; }

    public SourceStore Sources { get; }

    public LogShelf Logs { get; }

    public RateLimit RateLimit { get; }

    /// <summary>What the page at the root shows: a change of the state, a request.</summary>
    public Changes Changes { get; } = new();

    public RequestLog Requests { get; }

    public FenceWatch Fences { get; } = new();

    public TwoFactor TwoFactor { get; }

    public Preconditions Preconditions { get; } = new();

    public Faults Faults { get; }

    public Background Background { get; }

    public ReleasePhases Phases { get; }

    public BuildWork Builds { get; }

    public PromotionWork Promotions { get; }

    public AddOnWork AddOns { get; }

    public AppLogs AppLogs { get; }

    public LogSessions LogSessions { get; }

    public DynoYard Dynos { get; }

    public DateTimeOffset Now => Time.GetUtcNow();

    public Task StageAsync(CancellationToken ct) => Task.Delay(Settings.StageDelay, Time, ct);

    /// <summary>
    /// Stores what something came to that nobody waits for. A disk that is full for a while must not leave it pending for ever, so it is
    /// tried until it is stored, or until the emulator ends: the next one takes up what is pending.
    /// </summary>
    public async Task<T> SettleAsync<T>(Func<HerokuState, (HerokuState State, T Result)> change)
    {
        while (true)
        {
            try
            {
                return await Store.ChangeAsync(change).ConfigureAwait(false);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(BetweenTries, Time, Background.Ending).ConfigureAwait(false);
            }
        }
    }

    public bool IsExpired(SlugState slug) =>
        new Retention(Settings.SlugLifetime, Settings.KeptReleases).IsExpired(Store.Current, slug, Now);
}
