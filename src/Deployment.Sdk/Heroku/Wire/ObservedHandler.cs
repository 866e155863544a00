using System.Diagnostics;
using System.Text.Json;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Measures each request as it goes over the wire, repeats and redirects one by one, by OpenTelemetry's conventions for HTTP
/// clients. Addresses stay out: what Heroku hands out for uploads and output is signed, and knows its secret by its path.
/// </summary>
/// <param name="endpoint">The Heroku, whose paths have templates.</param>
/// <param name="time">The clock.</param>
internal sealed class ObservedHandler(HerokuEndpoint endpoint, TimeProvider time) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        DeliveryTelemetry.Source.HasListeners() || DeliveryTelemetry.Requests.Enabled
            ? ObserveAsync(request, request.RequestUri!, cancellationToken)
            : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> ObserveAsync(HttpRequestMessage request, Uri address, CancellationToken cancellationToken)
    {
        var tags = new TagList
        {
            { "http.request.method", request.Method.Method },
            { "server.address", address.IdnHost },
            { "server.port", address.Port },
        };
        var template = endpoint.IsApi(address) ? UrlTemplate.Of(address.AbsolutePath) : null;
        if (template is not null)
        {
            tags.Add("url.template", template);
        }

        using var span = DeliveryTelemetry.Source.StartActivity(
            template is null ? request.Method.Method : $"{request.Method} {template}", ActivityKind.Client, default(ActivityContext), tags);
        var call = HerokuCall.Of(request);
        if (call.Sent++ > 0)
        {
            span?.SetTag("http.request.resend_count", call.Sent - 1);
        }

        var start = time.GetTimestamp();
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            tags.Add("http.response.status_code", status);
            span?.SetTag("http.response.status_code", status);
            if (status >= 400)
            {
                Fail(span, ref tags, status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            return response;
        }
        catch (Exception failure)
        {
            Fail(span, ref tags, Type(failure));
            throw;
        }
        finally
        {
            DeliveryTelemetry.Requests.Record(time.GetElapsedTime(start).TotalSeconds, tags);
        }
    }

    private static void Fail(Activity? span, ref TagList tags, string type)
    {
        tags.Add("error.type", type);
        span?.SetTag("error.type", type).SetStatus(ActivityStatusCode.Error);
    }

    private static string Type(Exception failure) => failure is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error }
        ? JsonNamingPolicy.SnakeCaseLower.ConvertName(error.ToString())
        : failure.GetType().FullName!;
}
