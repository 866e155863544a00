using System.Collections.Immutable;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>The values that this process was given for the declared secrets of a target. They never leave it but to Heroku.</summary>
/// <param name="Values">Names of config vars, and their values.</param>
internal sealed record GivenSecrets(ImmutableSortedDictionary<string, string> Values)
{
    public static GivenSecrets None { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    public bool Has(string secret) => Values.ContainsKey(secret);

    /// <param name="session">Whose environment variables are read.</param>
    /// <param name="target">The target.</param>
    public static Verdict<GivenSecrets> To(DeliverySession session, Target target)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var secret in target.Definition.Of<SecretVarAttribute>().Select(declared => declared.Name).Distinct(StringComparer.Ordinal))
        {
            if (SecretVariable.ValueOf(target, secret, session.Variables) is not { } value)
            {
                continue;
            }

            if (OtherMeaning(session.Plan, target, secret) is { } ambiguous)
            {
                return ambiguous;
            }

            // A rehearsal keeps its state in a file, which is no place for a secret.
            values[secret] = session.IsRehearsal ? $"rehearsal-only-not-a-real-{secret}" : value;
        }

        return new GivenSecrets(values.ToImmutable());
    }

    // dev-1 and dev.1 are spelt alike in a variable; a secret must not reach the environment that it is not for.
    private static Refusal? OtherMeaning(Plan plan, Target target, string secret)
    {
        var variable = SecretVariable.NameOf(target, secret);
        var others =
            from other in plan.Environments.SelectMany(environment => Target.AllOf(environment))
            where other.Name != target.Name
            from declared in other.Definition.Of<SecretVarAttribute>()
            where SecretVariable.NameOf(other, declared.Name) == variable
            select $"{declared.Name} of {other.Name}";
        return others.FirstOrDefault() is { } meant
            ? Refusal.Policy(
                $"{variable} could be {secret} of {target.Name} or {meant}: the names are spelt alike in an environment variable",
                "rename one of the two environments, or unset the variable and set the secret with heroku config:edit")
            : null;
    }

    /// <summary>The names alone: values are secrets.</summary>
    public override string ToString() => string.Join(", ", Values.Keys);
}
