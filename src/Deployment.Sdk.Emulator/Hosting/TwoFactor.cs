using System.Collections.Concurrent;
using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Scenarios;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Hosting;

/// <summary>
/// A second factor for changes of the apps that the settings name. A code that comes with a request lets that request pass; one
/// that is put to the app's pre-authorizations lets all pass for a while. Both end with the emulator, as its token does.
/// </summary>
internal sealed class TwoFactor(EmulatorSettings settings, TimeProvider time)
{
    /// <summary>Any other six digits are right.</summary>
    public const string WrongCode = "000000";

    private const string CodeHeader = "Heroku-Two-Factor-Code";
    private const int Digits = 6;

    /// <summary>Addresses below an app where another method than <c>GET</c> changes nothing of the app.</summary>
    private static readonly string[] NoChanges = ["pre-authorizations", "log-sessions"];

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _until = new();

    public bool IsUsed => !settings.TwoFactorApps.IsDefaultOrEmpty;

    /// <summary>Refuses a request that would change an app which waits for its second factor.</summary>
    public Refusal? Refuse(Call call)
    {
        var request = call.Http.Request;
        if (!IsUsed || SomebodyElse.Sent(call.Http) || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return null;
        }

        var part = request.Path.Value!.Split('/').ElementAtOrDefault(3);
        return !NoChanges.Contains(part, StringComparer.Ordinal) && call.State.FindApp(call.Part("app")) is { } app
            ? Refuse(call, app)
            : null;
    }

    /// <summary>Refuses a request that does not name the app in its address, such as a promotion to it.</summary>
    public Refusal? Refuse(Call call, AppState app)
    {
        var isDue = settings.TwoFactorApps.Contains(app.Name, StringComparer.Ordinal)
            && !(_until.TryGetValue(app.Id, out var until) && time.GetUtcNow() < until)
            && !HasCode(call.Http.Request);
        return isDue ? Refusal.TwoFactor("A second authentication factor or pre-authorization is required for this request.", app) : null;
    }

    public Refusal? PreAuthorize(Call call, AppState app)
    {
        if (!HasCode(call.Http.Request))
        {
            // Without an app in it: a client that were told to pre-authorise the pre-authorisation would go round in circles.
            return Refusal.TwoFactor("Invalid two-factor authentication code.", null);
        }

        _until[app.Id] = time.GetUtcNow() + settings.TwoFactorLifetime;
        return null;
    }

    private static bool HasCode(HttpRequest request) => request.Headers[CodeHeader] is [{ Length: Digits } code]
        && code.All(char.IsAsciiDigit)
        && code != WrongCode;
}
