using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Deployment.Sdk.Emulator.Tests.Contract;

/// <summary>Stands between a process and an emulator, and shows the witness what passes.</summary>
internal sealed class WitnessingProxy : IAsyncDisposable
{
    private static readonly string[] OfTheHop = ["Host", "Connection", "Transfer-Encoding", "Keep-Alive", "Date"];

    private readonly WebApplication _server;
    private readonly HttpClient _http;

    private WitnessingProxy(WebApplication server, HttpClient http)
    {
        _server = server;
        _http = http;
    }

    public Uri Address => new(_server.Urls.First());

    public static async Task<WitnessingProxy> StartAsync(Uri api, Action<Link>? onLink, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var http = new HttpClient(new WitnessHandler(onLink)) { BaseAddress = api };
        server.Run(context => PassOnAsync(context, http));
        await server.StartAsync(ct);
        return new WitnessingProxy(server, http);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private static async Task PassOnAsync(HttpContext context, HttpClient http)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), context.Request.Path + context.Request.QueryString);
        if (context.Request.ContentLength is > 0)
        {
            request.Content = new StreamContent(context.Request.Body);
        }

        foreach (var (name, values) in context.Request.Headers.Where(header => !OfTheHop.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
            }
        }

        HttpResponseMessage answer;
        try
        {
            answer = await http.SendAsync(request, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            // A connection that a scenario resets is reset here too.
            context.Abort();
            return;
        }

        using var response = answer;
        context.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(header => !OfTheHop.Contains(header.Key)))
        {
            context.Response.Headers[name] = values.ToArray();
        }

        if (response.StatusCode != HttpStatusCode.NotModified)
        {
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }
}
