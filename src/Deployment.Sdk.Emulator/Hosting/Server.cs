using System.Net;
using System.Net.Sockets;
using Deployment.Sdk.Emulator.Dashboard;
using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Resources;
using Deployment.Sdk.Emulator.Scenarios;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Deployment.Sdk.Emulator.Hosting;

/// <summary>The HTTP server: loopback only, silent, and deaf to the settings and signals of the process that it is embedded in.</summary>
internal static class Server
{
    private const long MaxRequestBytes = 1024 * 1024;

    public static async Task<WebApplication> StartAsync(
        Platform platform, Tokens tokens, int port, int rendezvousPort, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
            kestrel.Listen(IPAddress.Loopback, port);
        });

        var application = builder.Build();
        Wire(application, platform, tokens, rendezvousPort);
        try
        {
            await application.StartAsync(ct).ConfigureAwait(false);
            return application;
        }
        catch (Exception failure)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            if (failure is IOException or SocketException)
            {
                throw new RehearsalException($"The emulator cannot listen at 127.0.0.1:{port}: {failure.GetBaseException().Message}.", failure)
                {
                    Remedy = "take another --port, or 0 for a free one",
                };
            }

            throw;
        }
    }

    public static int PortOf(WebApplication application) =>
        new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    private static void Wire(WebApplication application, Platform platform, Tokens tokens, int rendezvousPort)
    {
        var gatekeeper = new Gatekeeper(tokens, platform.RateLimit);
        application.Use(platform.Requests.PassAsync);
        application.Use(platform.Fences.PassAsync);
        application.Use((http, next) => AnswerAsync(http, next, platform, gatekeeper));
        FaultyCalls.Use(application, platform, tokens);

        // Before the routes are looked at: a client that cannot send PATCH names it in X-Http-Method-Override.
        application.UseHttpMethodOverride();
        application.UseRouting();

        var routes = new Routes(application, platform);
        Accounts.Map(routes);
        Apps.Map(routes);
        PreAuthorizations.Map(routes);
        ConfigVars.Map(routes);
        SourceUploads.Map(routes);
        Builds.Map(routes);
        AppReleases.Map(routes);
        Slugs.Map(routes);
        Pipelines.Map(routes);
        Couplings.Map(routes);
        PipelinePromotions.Map(routes);
        Formation.Map(routes);
        new AppDynos(rendezvousPort).Map(routes);
        AppAddOns.Map(routes);
        AddOnAttachments.Map(routes);
        Collaborators.Map(routes);
        AppLogSessions.Map(routes);
        Setups.Map(routes);
        PipelineReviewApps.Map(routes);
        ReviewAppConfigs.Map(routes);
        LatestOfPipeline.Map(routes);
        Authorizations.Map(routes);
        Teams.Map(routes);
        OciImages.Map(routes);
        AppLogSessions.MapStream(application, platform);
        SourceUploads.MapUpload(application, platform);
        OutputStreams.Map(application, platform);
        WebPages.Map(application, platform);
        DashboardPages.Map(application, platform);
        application.MapFallback("{**path}", http => Write(http, new Refusal(404, "not_found", "The requested API endpoint was not found.")));
    }

    private static async Task AnswerAsync(HttpContext http, RequestDelegate next, Platform platform, Gatekeeper gatekeeper)
    {
        http.Response.Headers["Request-Id"] = Guid.NewGuid().ToString();
        var refusal = Gatekeeper.ForeignRequest(http.Request, http.Connection.LocalPort);
        if (refusal is null && !Gatekeeper.IsOpen(http.Request))
        {
            refusal = gatekeeper.Refuse(http.Request);
            http.Response.Headers["RateLimit-Remaining"] =
                platform.RateLimit.Remaining.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (refusal is not null)
        {
            await Write(http, refusal).ConfigureAwait(false);
            return;
        }

        try
        {
            await next(http).ConfigureAwait(false);
        }
        catch (BadHttpRequestException problem) when (!http.Response.HasStarted)
        {
            await Write(http, new Refusal(problem.StatusCode, "bad_request", problem.Message)).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is not OperationCanceledException && !http.Response.HasStarted)
        {
            // Nothing is logged, so a fault of the emulator itself is told to the one who can report it.
            await Write(http, new Refusal(500, "internal_server_error", $"The emulator failed: {problem}")).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left, or the emulator ends.
        }
    }

    private static Task Write(HttpContext http, Refusal refusal)
    {
        Answer answer = refusal;
        return answer.WriteAsync(http);
    }
}
