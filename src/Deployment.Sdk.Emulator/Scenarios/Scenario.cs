using System.Collections.Immutable;
using Deployment.Sdk.Emulator.Scenarios;

namespace Deployment.Sdk.Emulator;

/// <summary>
/// A bad day to rehearse: what goes wrong in an emulator, and when. Immutable; scenarios add up with <see cref="And"/>. An app left
/// out means any app. All times go by the clock that the emulator is given.
/// </summary>
public sealed class Scenario
{
    private static readonly ImmutableDictionary<string, string> NoHeaders = ImmutableDictionary<string, string>.Empty;

    internal Scenario(string name, ImmutableArray<Fault> faults) => (Name, Faults) = (name, faults);

    /// <summary>Nothing goes wrong.</summary>
    public static Scenario None { get; } = new("none", []);

    /// <summary>What it is called, with its app.</summary>
    public string Name { get; }

    internal ImmutableArray<Fault> Faults { get; }

    /// <summary>Every build fails.</summary>
    /// <param name="app">The app.</param>
    public static Scenario BuildFails(string? app = null) =>
        Make("build-fails", app, (Occasion.Of(Point.Build, app), new Effect.Fail()));

    /// <summary>Every build hangs; it can be cancelled.</summary>
    /// <param name="app">The app.</param>
    public static Scenario BuildHangs(string? app = null) =>
        Make("build-hangs", app, (Occasion.Of(Point.Build, app), new Effect.Delay(null)));

    /// <summary>Every release command fails. An app whose Procfile has no <c>release</c> has none.</summary>
    /// <param name="app">The app.</param>
    public static Scenario ReleaseFails(string? app = null) =>
        Make("release-fails", app, (Occasion.Of(Point.ReleasePhase, app), new Effect.Fail()));

    /// <summary>Every release command hangs.</summary>
    /// <param name="app">The app.</param>
    public static Scenario ReleaseHangs(string? app = null) =>
        Make("release-hangs", app, (Occasion.Of(Point.ReleasePhase, app), new Effect.Delay(null)));

    /// <summary>The first output stream that is opened breaks off; going on where it broke off works.</summary>
    /// <param name="app">The app.</param>
    /// <param name="bytes">After how many bytes.</param>
    public static Scenario StreamCut(string? app = null, int bytes = 60) =>
        Make("stream-cut", app, (Occasion.Of("GET /streams/*", app, nth: 1), new Effect.Cut(bytes)));

    /// <summary>Every call is answered 429, from the first one on, for a while.</summary>
    /// <param name="duration">For how long; 10 seconds unless told.</param>
    /// <param name="app">The app.</param>
    public static Scenario RateLimited(TimeSpan? duration = null, string? app = null) =>
        ForAWhile("rate-limited", app, duration, new Effect.Answer(429, NoHeaders.Add("RateLimit-Remaining", "0"), null));

    /// <summary>Every call is answered 503, from the first one on, for a while.</summary>
    /// <param name="duration">For how long; 10 seconds unless told.</param>
    /// <param name="app">The app.</param>
    public static Scenario Unavailable(TimeSpan? duration = null, string? app = null) =>
        ForAWhile("unavailable", app, duration, new Effect.Answer(503, NoHeaders, null));

    /// <summary>The connection is reset before the first build or promotion is begun: nothing was done.</summary>
    /// <param name="app">The app.</param>
    public static Scenario ResetBefore(string? app = null) => AtTheAct("reset-before", app, new Effect.Reset(HasActed: false));

    /// <summary>The connection is reset when the first build or promotion was begun: it goes on, and nobody was told.</summary>
    /// <param name="app">The app.</param>
    public static Scenario ResetAfter(string? app = null) => AtTheAct("reset-after", app, new Effect.Reset(HasActed: true));

    /// <summary>Every call takes longer.</summary>
    /// <param name="delay">By how much; 2 seconds unless told.</param>
    /// <param name="app">The app.</param>
    public static Scenario Slow(TimeSpan? delay = null, string? app = null) =>
        Make("slow", app, (Occasion.Of("* /**", app), new Effect.Delay(delay ?? TimeSpan.FromSeconds(2))));

    /// <summary>A promotion fails on a target, and makes no release there.</summary>
    /// <param name="app">The app that is promoted to.</param>
    public static Scenario PromotionFails(string? app = null) =>
        Make("promotion-fails", app, (Occasion.Of(Point.PromotionTarget, app), new Effect.Fail()));

    /// <summary>The token is revoked when the first build or promotion has begun: every later call is answered 401.</summary>
    /// <param name="app">The app.</param>
    public static Scenario TokenRevoked(string? app = null) => AtTheAct("token-revoked", app, new Effect.RevokeToken());

    /// <summary>Somebody changes a config var right before the first build or promotion begins, too late to be seen by looking first.</summary>
    /// <param name="app">The app.</param>
    public static Scenario ConfigChanged(string? app = null) => AtTheAct(
        "config-changed",
        app,
        new Effect.SetConfig(ImmutableSortedDictionary<string, string?>.Empty.Add("REHEARSAL_CHANGED_BY_SOMEBODY_ELSE", "1")));

    /// <summary>
    /// Somebody releases other code after the delivery was planned and before it acts: when an app's releases are looked at a second time.
    /// </summary>
    /// <param name="app">The app; the first that is looked at again, if left out.</param>
    public static Scenario NewerRelease(string? app = null) => Make(
        "newer-release",
        app,
        (Occasion.Of("GET /apps/*/releases", app, nth: 2) with { OfEachApp = true }, new Effect.NewRelease(string.Concat(Enumerable.Repeat("5eed", 10)))));

    /// <summary>Begins a scenario of your own.</summary>
    /// <param name="call">
    /// <c>POST /apps/*/builds</c>: a method, or <c>*</c> for any, and a path, in which <c>*</c> stands for one part and a last
    /// <c>**</c> for all that follow. Only a pattern that names <c>/streams</c>, <c>/web</c> or <c>/sources</c> meets what is there.
    /// </param>
    /// <param name="app">The app that the call must be about, by its path or as a promotion's target.</param>
    /// <exception cref="ArgumentException">The pattern cannot be read; the message says what to write.</exception>
    public static ScenarioCall On(string call, string? app = null) =>
        new(Occasion.Of(call, app));

    /// <summary>This and another one, both at once.</summary>
    /// <param name="other">The other.</param>
    public Scenario And(Scenario other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Faults.IsEmpty ? other : other.Faults.IsEmpty ? this : new Scenario($"{Name}, {other.Name}", [.. Faults, .. other.Faults]);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal static Scenario Make(string name, string? app, params ReadOnlySpan<(Occasion When, Effect Then)> faults)
    {
        var full = app is null ? name : $"{name}:{app}";
        var made = ImmutableArray.CreateBuilder<Fault>(faults.Length);
        foreach (var (when, then) in faults)
        {
            made.Add(new Fault(full, when, then));
        }

        return new Scenario(full, made.ToImmutable());
    }

    private static Scenario ForAWhile(string name, string? app, TimeSpan? duration, Effect effect) =>
        Make(name, app, (Occasion.Of("* /**", app) with { For = duration ?? TimeSpan.FromSeconds(10) }, effect));

    // What a delivery can do only once, and what brings its code.
    private static Scenario AtTheAct(string name, string? app, Effect effect) => Make(
        name,
        app,
        (Occasion.Of("POST /apps/*/builds", app, nth: 1), effect),
        (Occasion.Of("POST /pipeline-promotions", app, nth: 1), effect));
}
