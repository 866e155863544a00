using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>Finds the environment that a person named on the command line.</summary>
internal static class TargetNames
{
    public static Verdict<Target> Find(Plan plan, string name)
    {
        Target[] all = [.. plan.Environments.SelectMany(environment => Target.AllOf(environment))];
        Target[] exact = [.. all.Where(target => target.Name == name)];
        Target[] found = exact.Length > 0
            ? exact
            : [.. all.Where(target => string.Equals(target.Name, name, StringComparison.OrdinalIgnoreCase))];
        return found switch
        {
            [var only] => only,
            [] => Refusal.Usage(
                $"the plan knows no environment {name}",
                $"name one of: {string.Join(", ", all.Select(target => target.Name).Distinct())}"),
            _ => Refusal.Usage(
                $"{name} names {found.Length} environments of the plan",
                "give them different names in their [Environment] attributes"),
        };
    }
}
