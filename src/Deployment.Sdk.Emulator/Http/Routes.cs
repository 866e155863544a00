using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Deployment.Sdk.Emulator.Http;

/// <summary>Registers handlers, each behind what holds for all: a second factor where one is due, and <c>If-Match</c>.</summary>
internal sealed class Routes(IEndpointRouteBuilder endpoints, Platform platform)
{
    private readonly Dictionary<string, Func<Call, Task<Answer>>> _readers = new(StringComparer.Ordinal);

    /// <summary>Registers a handler. Where something can be got, its headers alone can be got as well.</summary>
    public void Map(string method, string pattern, Func<Call, Task<Answer>> handler)
    {
        var isRead = HttpMethods.IsGet(method);
        if (isRead)
        {
            _readers[pattern] = handler;
        }

        endpoints.MapMethods(pattern, isRead ? [method, HttpMethods.Head] : [method], async http =>
        {
            var call = new Call(http, platform);
            Answer answer = platform.TwoFactor.Refuse(call) is { } refusal
                ? refusal
                : await platform.Preconditions.RunAsync(call, _readers.GetValueOrDefault(pattern), handler).ConfigureAwait(false);
            await answer.WriteAsync(http).ConfigureAwait(false);
        });
    }

    public void Map(string method, string pattern, Func<Call, Answer> handler) =>
        Map(method, pattern, call => Task.FromResult(handler(call)));

    /// <summary>Registers a handler of something below <c>/apps/{app}</c>; an app that does not exist is answered here.</summary>
    public void MapApp(string method, string below, Func<Call, AppState, Task<Answer>> handler) =>
        Map(method, "/apps/{app}" + below, call => call.State.FindApp(call.Part("app")) is { } app
            ? UnlessGoneAsync(() => handler(call, app))
            : Task.FromResult<Answer>(AppChanges.NotFound));

    public void MapApp(string method, string below, Func<Call, AppState, Answer> handler) =>
        MapApp(method, below, (call, app) => Task.FromResult(handler(call, app)));

    private static async Task<Answer> UnlessGoneAsync(Func<Task<Answer>> answer)
    {
        try
        {
            return await answer().ConfigureAwait(false);
        }
        catch (AppGoneException)
        {
            return AppChanges.NotFound;
        }
    }
}
