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
        http.Features.Set(new Injection(fault.Scenario, answer.ToString(), IsCutOff: false));
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
        // The ids of Heroku's table of errors. Nothing that the emulator does by itself is 402, 410 or 423: Heroku does not say when it is.
        var (id, message) = status switch
        {
            402 => ("delinquent", "The account is delinquent, or this costs more than it may."),
            401 => ("unauthorized", "Invalid credentials provided."),
            403 => ("forbidden", "You do not have access to that."),
            404 => ("not_found", "Couldn't find that."),
            406 => ("not_acceptable", "The request cannot be answered as it asks to be."),
            409 => ("conflict", "The request conflicts with what is under way."),
            410 => ("gone", "This is no longer there."),
            412 => ("precondition_failed", "It is no longer as the request expects it."),
            416 => ("requested_range_not_satisfiable", "The range cannot be satisfied."),
            422 => ("invalid_params", "The request is not valid."),
            423 => ("confirmation_required", "This has to be confirmed."),
            429 => ("rate_limit", "Your account reached the API rate limit. Please wait a few minutes before making new requests"),
            >= 500 => ("internal_server_error", "Internal server error."),
            _ => ("bad_request", "The request was refused."),
        };
        return JsonSerializer.SerializeToUtf8Bytes(new ErrorBody(id, message, null), WireJson.Default.ErrorBody);
    }
}
