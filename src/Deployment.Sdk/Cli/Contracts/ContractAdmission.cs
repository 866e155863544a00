using System.Text.Json.Nodes;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>Whether the checks may work on an app: they release, restart and reconfigure it, so it has to be one that nobody needs.</summary>
internal static class ContractAdmission
{
    private static readonly string[] Markers = ["scratch", "contract"];

    /// <summary>What the name alone and the plan say against it.</summary>
    public static Refusal? OfName(DeliverySession session, string app)
    {
        var owner = session.Plan.Environments
            .SelectMany(environment => Target.AllOf(environment))
            .FirstOrDefault(target => target.Apps.Any(named => named.Name == app));
        return owner is not null
            ? Refusal.Policy($"{app} is the app of {owner.Name}, and the checks change what they work on", Remedy)
            : Markers.Any(marker => app.Contains(marker, StringComparison.Ordinal))
                ? HerokuName(app)
                : Refusal.Policy(
                    $"nothing in the name {app} says that the app may be changed at will: it must contain {string.Join(" or ", Markers)}", Remedy);
    }

    private static string Remedy => "make an app for it: heroku create NAME-contract-scratch";

    /// <summary>What a person says against it, by not naming the app.</summary>
    public static async Task<Refusal?> OfPersonAsync(
        string app, string? confirmed, IPerson person, CancellationToken cancellationToken)
    {
        var remedy = $"repeat the command with --confirm {app}";
        var typed = confirmed ?? await person.TypesAsync(
            $"The checks release, reconfigure and restart {app}. To let them, type the app's name, {app}:", cancellationToken)
            .ConfigureAwait(false);
        return typed is null
            ? Refusal.Policy($"nobody confirmed that {app} may be changed; there is no terminal to ask on", remedy)
            : typed.Trim() == app ? null : Refusal.Policy($"\"{typed.Trim()}\" does not match {app}", remedy);
    }

    /// <summary>What Heroku says against it. In a rehearsal an app that is missing is made.</summary>
    public static async Task<Refusal?> OfAppAsync(
        ContractCalls calls, string app, bool isRehearsal, CancellationToken cancellationToken)
    {
        var seen = await calls.GetAsync($"/apps/{app}", cancellationToken, ("Accept", ContractCalls.Version + ".sdk")).ConfigureAwait(false);
        if (seen.Status == 404 && isRehearsal)
        {
            seen = await calls.SendAsync("POST", "/apps", new JsonObject { ["name"] = app }.ToJsonString(), cancellationToken)
                .ConfigureAwait(false);
        }

        if (!seen.IsSuccess)
        {
            return new Refusal(
                seen.Status is 401 or 403 ? DeliveryOutcome.NotAuthorised : DeliveryOutcome.Failed,
                $"{app} could not be read: Heroku answered {seen} {seen.Text("message")}; nothing was changed",
                seen.Status == 404 ? Remedy : null);
        }

        if (seen.Text("generation", "name") is { } generation && generation != "cedar")
        {
            return Refusal.Policy($"{app} is of Heroku's generation {generation}, and the assumptions are about cedar", Remedy);
        }

        var coupling = await calls.GetAsync($"/apps/{app}/pipeline-couplings", cancellationToken).ConfigureAwait(false);
        return coupling switch
        {
            { Status: 404 } => null,
            { IsSuccess: false } => new Refusal(
                DeliveryOutcome.Failed, $"whether {app} is in a pipeline could not be read: Heroku answered {coupling}; nothing was changed"),
            _ when coupling.Text("stage") == "production" => Refusal.Policy(
                $"{app} is in the production stage of a pipeline", $"take it out: heroku pipelines:remove --app {app}; or {Remedy}"),
            _ => null,
        };
    }

    // It becomes part of addresses.
    private static Refusal? HerokuName(string app) =>
        app.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
            ? null
            : Refusal.Usage($"{app} is no name of an app: a-z, 0-9 and - alone");

    /// <summary>The Heroku and the token: those of the rehearsal, or <c>HEROKU_API_KEY</c> alone.</summary>
    public static Verdict<HerokuEndpoint> Endpoint(DeliverySession session)
    {
        if (session.Rehearsal is { } rehearsal)
        {
            return Credentials.Endpoint(rehearsal.Api, rehearsal.Token, rehearsal.Certificate, variable: null);
        }

        if (!ApiAddress.TryRead(session.Variables, out var api, out var wrong))
        {
            return Refusal.Usage(wrong);
        }

        var certificate = ApiCertificate.Read(session.Variables, out var unreadable);
        if (unreadable is not null)
        {
            return Refusal.Usage(unreadable);
        }

        return session.Variables.GetValueOrDefault(TokenVariable.General)?.Trim() is { Length: > 0 } token
            ? Credentials.Endpoint(api, token, certificate, TokenVariable.General)
            : new Refusal(
                DeliveryOutcome.NotAuthorised,
                $"{TokenVariable.General} is not set",
                $"set {TokenVariable.General} to the token of an account that may change the app, and of nothing in production");
    }
}
