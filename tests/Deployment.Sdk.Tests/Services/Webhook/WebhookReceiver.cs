using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Webhook;

/// <summary>A receiver that verifies as docs/services/webhook.md says: signature first, then the age, then whether it has seen the id.</summary>
internal sealed class WebhookReceiver : FakeService
{
    public const string Key = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";
    public const string Secret = $"whsec_{Key}";
    public const string Path = "/hooks/deliveries-0123456789abcdef?sig=not-a-signature-0123456789";

    private readonly HashSet<string> _seen = [];

    /// <summary>The bodies that were taken.</summary>
    public List<JsonElement> Taken { get; } = [];

    protected override Task AnswerAsync(Received request, HttpContext context)
    {
        if (request.ToString() != $"POST {Path}")
        {
            return SayAsync(context, 404);
        }

        if (!IsSigned(request))
        {
            return SayAsync(context, 401, "no valid signature", "text/plain");
        }

        var sent = DateTimeOffset.FromUnixTimeSeconds(long.Parse(request["webhook-timestamp"]!, CultureInfo.InvariantCulture));
        if ((Time.GetUtcNow() - sent).Duration() > TimeSpan.FromMinutes(5))
        {
            return SayAsync(context, 400, "too old", "text/plain");
        }

        if (_seen.Add(request["webhook-id"]!))
        {
            Taken.Add(JsonDocument.Parse(request.Text).RootElement);
        }

        return SayAsync(context, 204);
    }

    private static bool IsSigned(Received request)
    {
        var signed = $"{request["webhook-id"]}.{request["webhook-timestamp"]}.{request.Text}";
        var expected = HMACSHA256.HashData(Convert.FromBase64String(Key), Encoding.UTF8.GetBytes(signed));
        return request["webhook-signature"]!.Split(' ').Any(signature =>
            signature.StartsWith("v1,", StringComparison.Ordinal)
            && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(signature[3..]), expected));
    }
}
