using System.Collections.Immutable;
using Deployment.Sdk.Emulator.Semantics;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>Reads one fault of a scenario file.</summary>
internal static class FaultReading
{
    private static readonly string[] Occasions = ["on", "app", "nth", "for", "then"];

    private static readonly (string Word, Point Point)[] Points =
        [("build", Point.Build), ("release-phase", Point.ReleasePhase), ("promotion-target", Point.PromotionTarget), ("add-on", Point.AddOn)];

    /// <summary>What <c>then</c> may say, and which keys say more about it.</summary>
    private static readonly (string Word, string[] Keys, Func<JsonPlace, Effect> Read)[] Effects =
    [
        ("fail", [], _ => new Effect.Fail()),
        ("hang", [], _ => new Effect.Delay(null)),
        ("delay", ["seconds"], fault => new Effect.Delay(Needed(fault, "seconds").Seconds())),
        ("answer", ["status", "headers", "body"], Answer),
        ("reset-before", [], _ => new Effect.Reset(HasActed: false)),
        ("reset-after", [], _ => new Effect.Reset(HasActed: true)),
        ("cut", ["bytes"], fault => new Effect.Cut(AtLeast(Needed(fault, "bytes"), 0))),
        ("revoke-token", [], _ => new Effect.RevokeToken()),
        ("set-config", ["set"], SetConfig),
        ("release", ["commit"], fault => new Effect.NewRelease(Commit(Needed(fault, "commit")))),
    ];

    public static (Occasion When, Effect Then) Read(JsonPlace fault, IReadOnlyCollection<string>? apps)
    {
        var then = fault["then"] ?? throw fault.Wrong($"\"then\" is missing; it is one of {Words}");
        var effect = Effects.FirstOrDefault(known => known.Word == then.Text());
        if (effect.Read is null)
        {
            throw then.Wrong($"there is no effect \"{then.Text()}\"; it is one of {Words}");
        }

        fault.HasOnly([.. Occasions, .. effect.Keys]);
        var when = When(fault, apps);
        var read = effect.Read(fault);
        return read.Suits(when.Point)
            ? (when, read)
            : throw then.Wrong(
                when.Point == Point.Call
                    ? $"a call cannot \"{effect.Word}\": that is for \"on\": {string.Join(", ", Points.Select(point => $"\"{point.Word}\""))}"
                    : $"\"{effect.Word}\" is for calls; \"on\": \"{fault["on"]!.Text()}\" takes fail, hang and delay");
    }

    private static string Words => string.Join(", ", Effects.Select(effect => effect.Word));

    private static Occasion When(JsonPlace fault, IReadOnlyCollection<string>? apps)
    {
        var on = fault["on"] ?? throw fault.Wrong(
            $"\"on\" is missing; it is a call, such as \"POST /apps/*/builds\", or one of {string.Join(", ", Points.Select(point => point.Word))}");
        var app = fault["app"]?.Name();
        if (app is not null && apps is not null && !apps.Contains(app))
        {
            throw fault["app"]!.Wrong(KnownScenarios.NoApp(app, apps));
        }

        var when = Occasion.Of(Point.Call, app) with
        {
            Nth = fault["nth"] is { } nth ? AtLeast(nth, 1) : null,
            For = fault["for"]?.Seconds(),
        };
        if (Points.FirstOrDefault(known => known.Word == on.Text()) is { Word: not null } known)
        {
            return when with { Point = known.Point };
        }

        return CallPattern.TryParse(on.Text(), out var call, out var problem)
            ? when with { Call = call }
            : throw on.Wrong($"{problem}; or one of {string.Join(", ", Points.Select(point => point.Word))}");
    }

    private static Effect.Answer Answer(JsonPlace fault)
    {
        var status = Needed(fault, "status");
        if (status.Integer() is < 200 or > 599)
        {
            throw status.Wrong("write an HTTP status from 200 to 599");
        }

        var headers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in fault["headers"]?.Members() ?? [])
        {
            headers[IsHeader(name) ? name : throw value.Wrong($"\"{name}\" is no name of a header")] = value.Name();
        }

        return new Effect.Answer(status.Integer(), headers.ToImmutable(), fault["body"]?.Raw());
    }

    private static Effect.SetConfig SetConfig(JsonPlace fault)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in Needed(fault, "set").Members())
        {
            values[ConfigChanges.IsName(name) ? name : throw value.Wrong($"\"{name}\" is no name of a config var")] = value.TextOrNull();
        }

        return values.Count > 0 ? new Effect.SetConfig(values.ToImmutable()) : throw fault["set"]!.Wrong("name at least one config var");
    }

    private static string Commit(JsonPlace commit) =>
        commit.Text() is { Length: 40 } hash && hash.All(char.IsAsciiHexDigitLower)
            ? hash
            : throw commit.Wrong("write the 40 hexadecimal digits of a commit, in lower case");

    private static JsonPlace Needed(JsonPlace fault, string key) =>
        fault[key] ?? throw fault.Wrong($"\"{fault["then"]!.Text()}\" needs \"{key}\"");

    private static int AtLeast(JsonPlace place, int least) =>
        place.Integer() is var number && number >= least ? number : throw place.Wrong($"write a whole number from {least} on");

    private static bool IsHeader(string name) =>
        name.Length > 0 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
