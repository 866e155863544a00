using System.Collections.Immutable;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions.Pushes;

namespace Deployment.Sdk.Execution;

/// <summary>The environment variables that the observers and gates of a plan declare.</summary>
internal static class DeclaredVariables
{
    /// <summary>All of them, each once.</summary>
    public static ImmutableArray<ServiceVariable> Of(Plan plan) =>
    [
        .. plan.Declarations.Concat(plan.Environments.SelectMany(environment => environment.Declarations))
            .Select(declaration => declaration.Attribute)
            .SelectMany(Of)
            .DistinctBy(variable => variable.Name, StringComparer.Ordinal),
    ];

    /// <summary>What one declares; nothing where it is somebody else's and cannot say.</summary>
    public static IReadOnlyList<ServiceVariable> Of(Attribute attribute)
    {
        try
        {
            return attribute switch
            {
                ObserverAttribute observer => observer.Variables,
                GateAttribute gate => gate.Variables,
                _ => null,
            } ?? [];
        }
        catch (Exception)
        {
            // A mistake in a list stops no delivery.
            return [];
        }
    }

    /// <summary>The names of all that hold a secret of this program: Heroku's tokens, the ledger's address, secret config vars, and those of services.</summary>
    public static ImmutableHashSet<string> SecretNames(Plan plan, IReadOnlyDictionary<string, string> variables) =>
    [
        .. variables.Keys.Where(name => name.StartsWith(TokenVariable.General, StringComparison.OrdinalIgnoreCase)),
        LedgerSource.Variable,
        PushSignature.SecretVariable,
        .. from target in plan.Environments.SelectMany(environment => Target.AllOf(environment))
           from secret in target.Definition.Of<SecretVarAttribute>()
           select SecretVariable.NameOf(target, secret.Name),
        .. Of(plan).Where(variable => variable.IsSecret).Select(variable => variable.Name),
    ];

    /// <summary>What the secrets of services and of webhooks are, in every form that has to be masked.</summary>
    public static IEnumerable<string> Secrets(Plan plan, IReadOnlyDictionary<string, string> variables) =>
        from name in Of(plan).Where(variable => variable.IsSecret).Select(variable => variable.Name).Append(PushSignature.SecretVariable)
        let value = variables.GetValueOrDefault(name)?.Trim()
        where value is { Length: > 0 }
        from form in SecretForms.Of(value)
        select form;
}
