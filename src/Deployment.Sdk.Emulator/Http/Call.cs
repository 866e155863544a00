using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Deployment.Sdk.Emulator.Hosting;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Deployment.Sdk.Emulator.Http;

/// <summary>A request with what its handler needs.</summary>
internal sealed class Call(HttpContext http, Platform platform)
{
    public HttpContext Http { get; } = http;

    public Platform Platform { get; } = platform;

    public HerokuState State => Platform.Store.Current;

    public Account Account => Gatekeeper.IsProduction(Http) ? Account.Production(State) : Account.General(State);

    /// <summary>The address that this server was reached at is the one that its answers point to.</summary>
    public Uri Api { get; } = new($"http://{http.Request.Host}/");

    public string Part(string name) => (string?)Http.GetRouteValue(name) ?? "";

    /// <summary>Null when the part is no id.</summary>
    public Guid? Id(string name) => Guid.TryParse(Part(name), out var id) ? id : null;

    /// <summary>The request's JSON; an absent body reads as an empty object.</summary>
    public async Task<Outcome<T>> BodyAsync<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            using var text = new MemoryStream();
            await Http.Request.Body.CopyToAsync(text, Http.RequestAborted).ConfigureAwait(false);
            using var document = JsonDocument.Parse(text.Length == 0 ? "{}"u8.ToArray() : text.ToArray());
            return Read(document, type);
        }
        catch (JsonException)
        {
            return Refusal.Malformed("Invalid JSON in request body.");
        }
    }

    private static Outcome<T> Read<T>(JsonDocument document, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return document.Deserialize(type) is { } body ? body : Refusal.Invalid("The request body must be an object.");
        }
        catch (JsonException problem)
        {
            return Refusal.Invalid($"Invalid params: '{problem.Path}' has the wrong type.");
        }
    }
}
