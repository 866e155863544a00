namespace Deployment.Sdk.Heroku;

/// <summary>
/// Which token an environment is reached with. Each has its own variable, so that a job for UAT need not hold what opens LIVE.
/// </summary>
internal static class TokenPolicy
{
    /// <summary>The variable that the Heroku CLI uses too; here only for environments below production.</summary>
    public const string General = "HEROKU_API_KEY";

    /// <summary>The variable of an environment: <c>HEROKU_API_KEY_UAT</c>, <c>HEROKU_API_KEY_DEV_1</c> for <c>dev-1</c>.</summary>
    /// <param name="environment">The environment's name, the slot filled in.</param>
    public static string VariableOf(string environment) => $"{General}_{InVariables(environment)}";

    /// <summary>How an environment is spelt in the names of environment variables: <c>DEV_1</c> for <c>dev-1</c>.</summary>
    /// <param name="environment">The environment's name, the slot filled in.</param>
    public static string InVariables(string environment) =>
        string.Concat(environment.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToUpperInvariant(letter) : '_'));

    /// <summary>The token of an environment.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="targets">Every environment that the same call of the command line touches.</param>
    /// <param name="plan">Every environment of the plan, slots filled in.</param>
    /// <param name="variables">The environment variables of the process.</param>
    public static TokenChoice Choose(
        TokenHolder environment,
        IEnumerable<TokenHolder> targets,
        IEnumerable<TokenHolder> plan,
        IReadOnlyDictionary<string, string> variables)
    {
        var own = VariableOf(environment.Name);
        var general = !environment.IsProduction && !targets.Any(target => target.IsProduction);
        if (Held(own, variables) is { } token)
        {
            return Grant(own, token);
        }

        if (general && Held(General, variables) is { } shared)
        {
            return Grant(General, shared);
        }

        return TokenChoice.Refused(
            own,
            general
                ? $"No Heroku token for {environment.Name}: set {own}, or {General} for everything below production."
                : $"No Heroku token for {environment.Name}: set {own}. {General} does not count where production is touched.");

        TokenChoice Grant(string variable, string value)
        {
            var other = plan.FirstOrDefault(other => MustDiffer(environment, other) && EffectiveTokenOf(other, variables) == value);
            return other is null
                ? TokenChoice.Granted(variable, value)
                : TokenChoice.Refused(variable, Shared(environment, other));
        }
    }

    private static bool MustDiffer(TokenHolder one, TokenHolder other) =>
        one.IsProduction != other.IsProduction && !(one.IsProduction ? other : one).SharedAccount;

    private static string Shared(TokenHolder one, TokenHolder other)
    {
        var (production, below) = one.IsProduction ? (one, other) : (other, one);
        return $"{below.Name} has the same Heroku token as {production.Name}, so whatever runs for {below.Name} could change "
            + $"{production.Name}. Give {VariableOf(below.Name)} a token of an account without access to {production.Name}, "
            + $"or declare SharedAccount = true on {below.Name}.";
    }

    private static string? EffectiveTokenOf(TokenHolder holder, IReadOnlyDictionary<string, string> variables) =>
        Held(VariableOf(holder.Name), variables) ?? (holder.IsProduction ? null : Held(General, variables));

    /// <summary>A value that a CI form or a file left with blanks or a line end around it is still that token.</summary>
    private static string? Held(string variable, IReadOnlyDictionary<string, string> variables) =>
        variables.TryGetValue(variable, out var value) && value.Trim() is { Length: > 0 } token ? token : null;
}
