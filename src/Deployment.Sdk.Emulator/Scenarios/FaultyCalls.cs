using System.Collections.Concurrent;
using System.Collections.Immutable;
using Deployment.Sdk.Emulator.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>Makes the calls of an emulator go wrong as its scenario says. Without a scenario it is not there.</summary>
internal sealed class FaultyCalls(Platform platform, SomebodyElse somebodyElse)
{
    private readonly Faults _faults = platform.Faults;
    private readonly ConcurrentDictionary<bool, Fault> _revoked = new();

    public static void Use(WebApplication application, Platform platform, Tokens tokens)
    {
        if (platform.Faults.AreOn)
        {
            var somebodyElse = new SomebodyElse(tokens.General);
            application.Lifetime.ApplicationStopped.Register(somebodyElse.Dispose);
            var faulty = new FaultyCalls(platform, somebodyElse);
            application.Use(faulty.AnswerAsync);
        }
    }

    private async Task AnswerAsync(HttpContext http, RequestDelegate next)
    {
        if (somebodyElse.Is(http.Request))
        {
            await next(http).ConfigureAwait(false);
            return;
        }

        if (!Gatekeeper.IsOpen(http.Request) && _revoked.TryGetValue(Gatekeeper.IsProduction(http), out var revoked))
        {
            await InjectedAnswer.WriteAsync(http, revoked, new Effect.Answer(401, ImmutableDictionary<string, string>.Empty, null))
                .ConfigureAwait(false);
            return;
        }

        var apps = await TouchedApps.OfAsync(http.Request, platform.Store.Current).ConfigureAwait(false);
        var due = _faults.Due(when => when.Call is { } call && call.Matches(http.Request) && when.IsAbout(apps), apps);
        foreach (var fault in due)
        {
            // What hangs has happened already; what somebody else does has happened when they have done it.
            var acts = fault.Then is Effect.SetConfig or Effect.NewRelease;
            if (!acts)
            {
                Note(http, fault);
            }

            if (await BeginAsync(http, fault, apps).ConfigureAwait(false))
            {
                return;
            }

            if (acts)
            {
                Note(http, fault);
            }
        }

        await next(http).ConfigureAwait(false);
        foreach (var fault in due)
        {
            End(http, fault);
        }
    }

    private void Note(HttpContext http, Fault fault)
    {
        _faults.Note(fault, Place(http.Request));
        http.Features.Set(new Injection(fault.Scenario, fault.Then.ToString(), fault.Then is Effect.Reset));
    }

    /// <summary>What comes before the handler. True when nothing comes after it.</summary>
    private async Task<bool> BeginAsync(HttpContext http, Fault fault, string[] apps)
    {
        switch (fault.Then)
        {
            case Effect.Delay { By: var by }:
                await Task.Delay(by ?? Timeout.InfiniteTimeSpan, platform.Time, http.RequestAborted).ConfigureAwait(false);
                return false;
            case Effect.SetConfig { Values: var values }:
                await somebodyElse.SetConfigAsync(http.Request, Target(fault, apps), values).ConfigureAwait(false);
                return false;
            case Effect.NewRelease { Commit: var commit }:
                await somebodyElse.ReleaseAsync(http.Request, Target(fault, apps), commit).ConfigureAwait(false);
                return false;
            case Effect.Cut { Bytes: var bytes }:
                http.Response.Body = new CutStream(http.Response.Body, bytes);
                return false;
            case Effect.Answer answer:
                await InjectedAnswer.WriteAsync(http, fault, answer).ConfigureAwait(false);
                return true;
            case Effect.Reset { HasActed: false }:
                http.Abort();
                return true;
            case Effect.Reset:
                // The handler must act to its end, and none of its answer may leave.
                http.Response.Body = Stream.Null;
                return false;
            default:
                return false;
        }
    }

    private void End(HttpContext http, Fault fault)
    {
        if (fault.Then is Effect.Reset { HasActed: true })
        {
            http.Abort();
        }
        else if (fault.Then is Effect.RevokeToken)
        {
            // A call that needs no token, such as one of a web page, says nothing of whose it was: both are then revoked.
            foreach (var isProduction in Gatekeeper.IsOpen(http.Request) ? (bool[])[false, true] : [Gatekeeper.IsProduction(http)])
            {
                _revoked.TryAdd(isProduction, fault);
            }
        }
    }

    private static string Target(Fault fault, string[] apps) => fault.When.App
        ?? apps.FirstOrDefault()
        ?? throw new InvalidOperationException($"The scenario {fault.Scenario} acts on the app of a call, and this call is about none.");

    // The address of an output is a permission to read it.
    private static string Place(HttpRequest request) =>
        $"{request.Method} {(request.Path.StartsWithSegments("/streams") ? "/streams/..." : request.Path)}";
}
