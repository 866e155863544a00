using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Deployment.Sdk.Heroku;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Deployment.Sdk.Tests.Heroku;

/// <summary>A real HTTP server on a free loopback port that answers as a test tells it to and remembers what it was asked.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    public const string Token = "HRKU-5f1d2c3b-0000-4000-8000-00c0ffee0000";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Received> _received = new();

    private StubServer(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    public IReadOnlyList<Received> Requests => [.. _received];

    public static async Task<StubServer> StartAsync(Func<Received, HttpContext, Task> answer, X509Certificate2? https = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (https is not null)
            {
                listen.UseHttps(https);
            }
        }));
        var server = new StubServer(builder.Build());
        server._app.Run(async context =>
        {
            var received = await ReadAsync(context);
            server._received.Enqueue(received);
            await answer(received, context);
        });
        await server._app.StartAsync();
        server.Address = new(server._app.Urls.Single());
        return server;
    }

    /// <summary>Answers the first request with the first of these, and so on; the last again and again.</summary>
    public static Task<StubServer> StartAsync(params Func<HttpContext, Task>[] answers)
    {
        var next = -1;
        return StartAsync((_, context) => answers[Math.Min(Interlocked.Increment(ref next), answers.Length - 1)](context));
    }

    public static Func<HttpContext, Task> Json(int status, string json, params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return context.Response.WriteAsync(json);
    };

    public static Func<HttpContext, Task> Status(int status, params (string Name, string Value)[] headers) => Text(status, "", headers);

    public static Func<HttpContext, Task> Text(int status, string text, params (string Name, string Value)[] headers) => async context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        if (text.Length > 0)
        {
            await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text));
        }
    };

    /// <summary>Breaks the connection without an answer.</summary>
    public static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public HerokuEndpoint Endpoint(X509Certificate2? trusted = null) =>
        HerokuEndpoint.TryCreate(Address, Token, trusted, out var endpoint, out var reason)
            ? endpoint
            : throw new InvalidOperationException(reason);

    public HerokuConnection Connect(TimeProvider? time = null, IOperator? person = null) =>
        HerokuConnection.Open(Endpoint(), time ?? TimeProvider.System, person);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task<Received> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return new Received(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }
}
