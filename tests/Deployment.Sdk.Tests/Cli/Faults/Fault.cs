using Deployment.Sdk.Emulator;
using Deployment.Sdk.Emulator.Scenarios;

namespace Deployment.Sdk.Tests.Cli.Faults;

/// <summary>Something that can go wrong with a call.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Of">The same, of the so many-th of some calls.</param>
internal sealed record Fault(string Name, Func<string, int, Scenario> Of)
{
    /// <summary>Longer than any call is repeated.</summary>
    public static Fault Unavailable { get; } = new("503 for long", (call, nth) => Scenario.On(call).Nth(nth).For(TimeSpan.FromHours(3)).IsAnswered(503));

    /// <summary>As often as the client asks once more, and not afterwards.</summary>
    public static Fault UnavailableForOneCall { get; } = new(
        "503 for one call", (call, nth) => Enumerable.Range(nth, 6).Select(one => Scenario.On(call).Nth(one).IsAnswered(503)).Aggregate((all, one) => all.And(one)));

    public static Fault Refused { get; } = new("422", (call, nth) => Scenario.On(call).Nth(nth).IsAnswered(422));

    public static Fault NotAuthorised { get; } = new("401", (call, nth) => Scenario.On(call).Nth(nth).IsAnswered(401));

    public static Fault UsedUp { get; } = new("429 for a minute", (call, nth) => Scenario.On(call).Nth(nth).For(TimeSpan.FromSeconds(60.5)).IsAnswered(429));

    public static Fault LostBefore { get; } = new("reset before", (call, nth) => Scenario.On(call).Nth(nth).IsResetBefore());

    public static Fault LostAfter { get; } = new("reset after", (call, nth) => Scenario.On(call).Nth(nth).IsResetAfter());

    public static Fault Hangs { get; } = new("hangs", (call, nth) => Scenario.Make("hangs", null, (Occasion.Of(call, null, nth), new Effect.Delay(null))));

    /// <summary>Short of the limit of an attempt.</summary>
    public static Fault Slow { get; } = new("slow", (call, nth) => Scenario.On(call).Nth(nth).IsDelayed(TimeSpan.FromSeconds(25)));

    public static Fault TokenRevoked { get; } = new("token revoked after it", (call, nth) => Scenario.On(call).Nth(nth).RevokesTheToken());

    /// <summary>Too late to be seen by looking first.</summary>
    public static Fault SomebodyElse { get; } = new(
        "somebody else right before it",
        (call, nth) => Scenario.On(call).Nth(nth).ComesAfterConfigChanged(new Dictionary<string, string?> { [FaultTeam.OfSomebodyElse] = "1" }));
}
