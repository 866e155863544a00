using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Deployment.Sdk.Emulator.Http;

/// <summary>Registers handlers.</summary>
internal sealed class Routes(IEndpointRouteBuilder endpoints, Platform platform)
{
    public void Map(string method, string pattern, Func<Call, Task<Answer>> handler) =>
        endpoints.MapMethods(pattern, [method], async http =>
        {
            var answer = await handler(new Call(http, platform)).ConfigureAwait(false);
            await answer.WriteAsync(http).ConfigureAwait(false);
        });

    public void Map(string method, string pattern, Func<Call, Answer> handler) =>
        Map(method, pattern, call => Task.FromResult(handler(call)));

    /// <summary>Registers a handler of something below <c>/apps/{app}</c>; an app that does not exist is answered here.</summary>
    public void MapApp(string method, string below, Func<Call, AppState, Task<Answer>> handler) =>
        Map(method, "/apps/{app}" + below, call => call.State.FindApp(call.Part("app")) is { } app
            ? handler(call, app)
            : Task.FromResult<Answer>(Refusal.NotFound("app", "app")));

    public void MapApp(string method, string below, Func<Call, AppState, Answer> handler) =>
        MapApp(method, below, (call, app) => Task.FromResult(handler(call, app)));
}
