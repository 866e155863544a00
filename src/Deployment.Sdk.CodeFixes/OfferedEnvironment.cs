using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.CodeFixes;

/// <summary>The environments that a rule offers to its code fix.</summary>
internal static class OfferedEnvironment
{
    /// <summary>All that come with a diagnostic, the best first: what people call it, and its class as any code may write it.</summary>
    public static IEnumerable<(string Name, string Type)> AllOf(Diagnostic diagnostic)
    {
        for (var index = 0;
            diagnostic.Properties.TryGetValue($"{OfferedEnvironments.Name}{index}", out var name)
                && diagnostic.Properties.TryGetValue($"{OfferedEnvironments.Type}{index}", out var type);
            index++)
        {
            yield return (name ?? "", type ?? "");
        }
    }
}
