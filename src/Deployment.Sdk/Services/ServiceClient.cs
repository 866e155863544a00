using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Deployment.Sdk.Heroku;
using Refit;

namespace Deployment.Sdk.Services;

/// <summary>A typed client of an outside service, whose every failure is a <see cref="ServiceException"/>.</summary>
internal static class ServiceClient
{
    private const int LongestQuote = 300;

    /// <summary>Makes one.</summary>
    /// <typeparam name="T">The Refit interface.</typeparam>
    /// <param name="services">The means to reach the service.</param>
    /// <param name="service">The service.</param>
    /// <param name="json">How its bodies are read and written.</param>
    public static T Of<T>(IServiceContext services, OutsideService service, JsonSerializerContext json)
        where T : class =>
        RestService.ForGenerated<T>(services.Connect(service), new RefitSettings(SystemTextJsonContentSerializer.ForContext(json))
        {
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
            ExceptionFactory = answer => RefusalAsync(services, service, answer),
            DeserializationExceptionFactory = (answer, failure) => ValueTask.FromResult<Exception?>(
                Unreadable(services, service, answer.RequestMessage, failure.Message)),
            TransportExceptionFactory = (request, failure, cancellationToken) =>
                failure is ServiceException || (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
                    ? failure
                    : new ServiceException(
                        services.Redact($"{Call(service, request)}: no answer from {request.RequestUri?.Host}: {TransportFailure.Describe(failure)}"), failure),
        });

    /// <summary>An answer that is a success by its status and not what the service promises.</summary>
    public static ServiceException Unreadable(IServiceContext services, OutsideService service, HttpRequestMessage? request, string what) =>
        new(services.Redact(
            $"{Call(service, request)}: the answer is not one of {service.Name}: {NeutralText.Line(what, LongestQuote)}. "
            + "Something in between may answer in its place: check the address and the network's proxy"));

    /// <summary>Refuses what cannot be an answer of a service that promises no content: a page, or half an object, is of something in between.</summary>
    public static void RequireNoPage(IServiceContext services, OutsideService service, string? said)
    {
        if (said?.Trim() is { Length: > 0 } content && (content[0] == '<' || (content[0] is '{' or '[' && !IsJson(content))))
        {
            throw Unreadable(services, service, null, content);
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async ValueTask<Exception?> RefusalAsync(IServiceContext services, OutsideService service, HttpResponseMessage answer)
    {
        if (answer.IsSuccessStatusCode)
        {
            return null;
        }

        var body = await answer.Content.ReadAsStringAsync(CancellationToken.None).ConfigureAwait(false);
        var status = (int)answer.StatusCode;
        var said = NeutralText.Line(services.Redact(body), LongestQuote);
        var remedy = service.Remedy(status, body);
        return new ServiceException(services.Redact(string.Create(
            CultureInfo.InvariantCulture,
            $"{Call(service, answer.RequestMessage)}: answered {status}{(said.Length > 0 ? $": {said}" : "")}{(remedy is null ? "" : $"; {remedy}")}")))
        {
            Status = status,
            Answer = said.Length > 0 ? said : null,
        };
    }

    // The path, never the query, which may hold a secret.
    private static string Call(OutsideService service, HttpRequestMessage? request) =>
        $"{service.Name}, {request?.Method} {request?.RequestUri?.AbsolutePath}";
}
