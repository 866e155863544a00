using System.Collections.Immutable;
using System.Globalization;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>What a fault does. Its text completes the sentence "this call, build, release command, promotion or add-on ...".</summary>
internal abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>Whether the effect makes sense there.</summary>
    public virtual bool Suits(Point point) => point == Point.Call;

    /// <summary>An answer that the call's own handler never sees.</summary>
    public sealed record Answer(int Status, ImmutableDictionary<string, string> Headers, string? Body) : Effect
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"was answered {Status}");
    }

    /// <summary>The TCP connection is reset, before anything was done or when all was done and only the answer is missing.</summary>
    public sealed record Reset(bool HasActed) : Effect
    {
        public override string ToString() => HasActed ? "was acted upon, and its answer lost" : "was lost before it was acted upon";
    }

    /// <summary>It takes longer by a time; null for ever.</summary>
    public sealed record Delay(TimeSpan? By) : Effect
    {
        public override bool Suits(Point point) => true;

        public override string ToString() => By is { } by
            ? string.Create(CultureInfo.InvariantCulture, $"took {by.TotalSeconds} s longer")
            : "hung";
    }

    /// <summary>The answer's body breaks off.</summary>
    public sealed record Cut(int Bytes) : Effect
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"was cut after {Bytes} bytes");
    }

    /// <summary>A build, release command or promotion target fails; an add-on is never made.</summary>
    public sealed record Fail : Effect
    {
        public override bool Suits(Point point) => point != Point.Call;

        public override string ToString() => "was made to fail";
    }

    /// <summary>The call is the last one that the token is good for.</summary>
    public sealed record RevokeToken : Effect
    {
        public override string ToString() => "was the last one before the token was revoked";
    }

    /// <summary>Somebody else changes config vars of the app right before the call is acted upon; null removes.</summary>
    public sealed record SetConfig(ImmutableSortedDictionary<string, string?> Values) : Effect
    {
        public override string ToString() => $"found that somebody had changed {string.Join(", ", Values.Keys)} meanwhile";
    }

    /// <summary>Somebody else releases other code on the app right before the call is acted upon.</summary>
    public sealed record NewRelease(string Commit) : Effect
    {
        public override string ToString() => $"found that somebody had released {Commit[..12]} meanwhile";
    }
}
