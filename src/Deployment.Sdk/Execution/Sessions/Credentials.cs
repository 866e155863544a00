using System.Security.Cryptography.X509Certificates;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>Which API a session talks to, and with which token for which environment.</summary>
internal sealed class Credentials(Plan plan, IReadOnlyDictionary<string, string> variables, IRehearsal? rehearsal)
{
    /// <summary>Every secret that this process knows, for masking.</summary>
    public IEnumerable<string> Secrets => SecretsIn(plan, variables).Concat(rehearsal is null ? [] : [rehearsal.Token]);

    /// <summary>Every secret in the environment: Heroku's tokens, and the values of secret config vars.</summary>
    public static IEnumerable<string> SecretsIn(Plan plan, IReadOnlyDictionary<string, string> variables) =>
        variables
            .Where(variable => variable.Key.StartsWith(TokenVariable.General, StringComparison.Ordinal))
            .Select(variable => variable.Value.Trim())
            .Concat(SecretVariable.ValuesOf(plan, variables))
            .Where(secret => secret.Length > 0);

    /// <param name="target">The environment.</param>
    /// <param name="together">Everything that the same command changes: where production is among it, the general token does not count.</param>
    public Verdict<HerokuEndpoint> For(Target target, IReadOnlyList<Target> together)
    {
        // A rehearsal reads no real token, so none can leak into it.
        if (rehearsal is not null)
        {
            return Endpoint(rehearsal.Api, rehearsal.Token, rehearsal.Certificate, variable: null);
        }

        if (Api.Refusal is { } wrong)
        {
            return wrong;
        }

        var choice = Choose(target, together);
        return choice is { IsGranted: true, Token: { } token }
            ? Endpoint(token, choice.Variable)
            : new Refusal(DeliveryOutcome.NotAuthorised, choice.Refusal ?? $"no token for {target.Name}");
    }

    /// <summary>Why a run that is no rehearsal would get no token, as the variables are here; null when it would get one.</summary>
    /// <param name="target">The environment.</param>
    /// <param name="together">Everything that the same command changes.</param>
    public string? ProblemOfRealRun(Target target, IReadOnlyList<Target> together) =>
        Choose(target, together) is { IsGranted: false } refused ? refused.Refusal : null;

    /// <summary>The own token of whoever runs the command. It says who they are, and changes nothing.</summary>
    public Verdict<HerokuEndpoint> Personal() =>
        rehearsal is not null ? Endpoint(rehearsal.Api, rehearsal.Token, rehearsal.Certificate, variable: null)
        : variables.GetValueOrDefault(TokenVariable.General)?.Trim() is { Length: > 0 } token ? Endpoint(token, TokenVariable.General)
        : new Refusal(
            DeliveryOutcome.NotAuthorised,
            $"nobody can tell who you are: {TokenVariable.General} holds no token",
            $"set {TokenVariable.General} to a token of your own Heroku account: heroku authorizations:create");

    /// <summary>The address of the API.</summary>
    public Verdict<Uri> Api =>
        rehearsal is not null ? rehearsal.Api
        : ApiAddress.TryRead(variables, out var api, out var wrong) ? api
        : Refusal.Usage(wrong);

    private TokenChoice Choose(Target target, IReadOnlyList<Target> together) => TokenPolicy.Choose(
        Holder(target), together.Select(Holder), plan.Environments.SelectMany(environment => Target.AllOf(environment)).Select(Holder), variables);

    private Verdict<HerokuEndpoint> Endpoint(string token, string variable)
    {
        var api = Api;
        if (api.Refusal is { } wrong)
        {
            return wrong;
        }

        var certificate = ApiCertificate.Read(variables, out var unreadable);
        return unreadable is null ? Endpoint(api.Value, token, certificate, variable) : Refusal.Usage(unreadable);
    }

    /// <summary>The API with a token.</summary>
    /// <param name="api">Where it is.</param>
    /// <param name="token">The token.</param>
    /// <param name="certificate">A certificate to trust on loopback.</param>
    /// <param name="variable">The environment variable that the token was read from; null in a rehearsal.</param>
    public static Verdict<HerokuEndpoint> Endpoint(Uri api, string token, X509Certificate2? certificate, string? variable) =>
        HerokuEndpoint.TryCreate(api, token, certificate, out var endpoint, out var reason)
            ? endpoint with { Variable = variable }
            : HerokuEndpoint.IsToken(token)
                ? new Refusal(DeliveryOutcome.NotAuthorised, reason, $"correct {ApiAddress.Variable}, or leave it out for Heroku itself")
                : new Refusal(
                    DeliveryOutcome.NotAuthorised, $"{variable}: {reason}", $"copy it again into {variable}, as heroku authorizations:create prints it");

    private static TokenHolder Holder(Target target) =>
        new(target.Name, target.Stage == Stage.Production, target.Definition.SharedAccount);
}
