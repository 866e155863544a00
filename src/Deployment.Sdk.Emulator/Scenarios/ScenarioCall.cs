using System.Collections.Immutable;
using Deployment.Sdk.Emulator.Scenarios;

namespace Deployment.Sdk.Emulator;

/// <summary>The calls that a scenario of your own is about; say what becomes of them.</summary>
public sealed class ScenarioCall
{
    private readonly Occasion _when;

    internal ScenarioCall(Occasion when) => _when = when;

    /// <summary>Only one of the calls; with <see cref="For"/>, from that one on.</summary>
    /// <param name="number">Which, from 1 on.</param>
    public ScenarioCall Nth(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        return new ScenarioCall(_when with { Nth = number });
    }

    /// <summary>For a while, from the first one on.</summary>
    /// <param name="duration">How long, by the emulator's clock.</param>
    public ScenarioCall For(TimeSpan duration) => new(_when with { For = duration });

    /// <summary>Each is answered so, and nothing is done.</summary>
    /// <param name="status">The HTTP status, from 200 on.</param>
    /// <param name="body">The body; null takes what Heroku says with that status.</param>
    /// <param name="headers">More headers.</param>
    public Scenario IsAnswered(int status, string? body = null, IReadOnlyDictionary<string, string>? headers = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 200);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return Make(new Effect.Answer(status, (headers ?? ImmutableDictionary<string, string>.Empty).ToImmutableDictionary(), body));
    }

    /// <summary>The connection is reset before anything is done.</summary>
    public Scenario IsResetBefore() => Make(new Effect.Reset(HasActed: false));

    /// <summary>All is done, and then the connection is reset in place of an answer.</summary>
    public Scenario IsResetAfter() => Make(new Effect.Reset(HasActed: true));

    /// <summary>Each takes longer.</summary>
    /// <param name="delay">By how much.</param>
    public Scenario IsDelayed(TimeSpan delay) => Make(new Effect.Delay(delay));

    /// <summary>Its answer breaks off.</summary>
    /// <param name="bytes">After how many bytes of the body.</param>
    public Scenario IsCut(int bytes) => Make(new Effect.Cut(bytes));

    /// <summary>It is the last one that the token is good for.</summary>
    public Scenario RevokesTheToken() => Make(new Effect.RevokeToken());

    /// <summary>Somebody else changes config vars of the app right before it is acted upon.</summary>
    /// <param name="values">New values; null removes.</param>
    public Scenario ComesAfterConfigChanged(IReadOnlyDictionary<string, string?> values) =>
        Make(new Effect.SetConfig(values.ToImmutableSortedDictionary(StringComparer.Ordinal)));

    /// <summary>Somebody else releases other code on the app right before it is acted upon.</summary>
    /// <param name="commit">The full hash of the commit that it says to be of.</param>
    public Scenario ComesAfterRelease(string commit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(commit.Length, 40);
        return Make(new Effect.NewRelease(commit));
    }

    private Scenario Make(Effect effect) => Scenario.Make(_when.Call!.ToString(), _when.App, (_when, effect));
}
