namespace Deployment.Sdk.Heroku;

/// <summary>
/// Which token an environment is reached with. Each has its own variable, so that a job for UAT need not hold what opens LIVE.
/// </summary>
internal static class TokenPolicy
{
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
        var own = TokenVariable.Of(environment.Name);
        var general = !environment.IsProduction && !targets.Any(target => target.IsProduction);
        if (Held(own, variables) is { } token)
        {
            return Grant(own, token);
        }

        if (general && Held(TokenVariable.General, variables) is { } shared)
        {
            return Grant(TokenVariable.General, shared);
        }

        return TokenChoice.Refused(
            own,
            general
                ? $"No Heroku token for {environment.Name}: set {own}, or {TokenVariable.General} for everything below production."
                : $"No Heroku token for {environment.Name}: set {own}. {TokenVariable.General} does not count where production is touched.");

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
            + $"{production.Name}. Give {TokenVariable.Of(below.Name)} a token of an account without access to {production.Name}, "
            + $"or declare SharedAccount = true on {below.Name}.";
    }

    private static string? EffectiveTokenOf(TokenHolder holder, IReadOnlyDictionary<string, string> variables) =>
        Held(TokenVariable.Of(holder.Name), variables) ?? (holder.IsProduction ? null : Held(TokenVariable.General, variables));

    /// <summary>A value that a CI form or a file left with blanks or a line end around it is still that token.</summary>
    private static string? Held(string variable, IReadOnlyDictionary<string, string> variables) =>
        variables.TryGetValue(variable, out var value) && value.Trim() is { Length: > 0 } token ? token : null;
}
