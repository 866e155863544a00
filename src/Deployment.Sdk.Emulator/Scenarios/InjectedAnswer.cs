using System.Text;
using System.Text.Json;
using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Wire;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>An answer of a scenario: in Heroku's shape, and with a header that says whose it is.</summary>
internal static class InjectedAnswer
{
    public static async Task WriteAsync(HttpContext http, Fault fault, Effect.Answer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        response.ContentType = "application/json";
        response.Headers[Injection.Header] = fault.Scenario;
        http.Features.Set(new Injection(fault.Scenario, answer.ToString()));
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (answer.Status is 204 or 304)
        {
            return;
        }

        var body = answer.Body is { } text ? Encoding.UTF8.GetBytes(text) : Usual(answer.Status);
        response.Headers.ETag = EntityTag.Of(body);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }

    private static byte[] Usual(int status)
    {
        var (id, message) = status switch
        {
            401 => ("unauthorized", "Invalid credentials provided."),
            403 => ("forbidden", "You do not have access to that."),
            404 => ("not_found", "Couldn't find that."),
            429 => ("rate_limit", "Your account reached the API rate limit. Please wait a few minutes before making new requests"),
            >= 500 => ("internal_server_error", "Internal server error."),
            _ => ("bad_request", "The request was refused."),
        };
        return JsonSerializer.SerializeToUtf8Bytes(new ErrorBody(id, message, null), WireJson.Default.ErrorBody);
    }
}
