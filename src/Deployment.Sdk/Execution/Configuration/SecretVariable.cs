using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>The environment variable that a secret comes from: <c>UAT__DJANGO_SECRET_KEY</c>, <c>DEV_1__...</c> for <c>dev-1</c>.</summary>
internal static class SecretVariable
{
    public static string NameOf(Target target, string secret) => $"{TokenVariable.Spelt(target.Name)}__{secret}";

    /// <summary>The secret that a target was given; null if none. A CI form that was left empty gives none.</summary>
    public static string? ValueOf(Target target, string secret, IReadOnlyDictionary<string, string> variables) =>
        variables.GetValueOrDefault(NameOf(target, secret)) is { Length: > 0 } value ? value : null;

    /// <summary>Every secret of a plan that this process was given, for masking.</summary>
    public static IEnumerable<string> ValuesOf(Plan plan, IReadOnlyDictionary<string, string> variables) =>
        from target in plan.Environments.SelectMany(environment => Target.AllOf(environment))
        from secret in target.Definition.Of<SecretVarAttribute>()
        let value = ValueOf(target, secret.Name, variables)
        where value is not null
        select value;
}
