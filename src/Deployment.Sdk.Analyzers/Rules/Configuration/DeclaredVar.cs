using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>A config var as an environment, or a base class of environments, declares it.</summary>
/// <param name="Entry">The declaration.</param>
/// <param name="Name">Its name; empty where the source says null.</param>
/// <param name="Value">Its value; null for a secret, and where the source says null.</param>
/// <param name="IsSecret">Whether it is a <c>[SecretVar]</c>.</param>
/// <param name="IsOwn">Whether the class carries it itself; false when a base class does.</param>
internal sealed record DeclaredVar(EntryId Entry, string Name, string? Value, bool IsSecret, bool IsOwn)
{
    private const string ConfigVar = "ConfigVar";
    private const string SecretVar = "SecretVar";

    /// <summary>What declares it, as one writes it.</summary>
    public string Attribute => IsSecret ? $"[{SecretVar}]" : $"[{ConfigVar}]";

    /// <summary>Those of an environment, secret ones included, in order; less those whose name does not bind.</summary>
    public static IEnumerable<DeclaredVar> Of(EnvironmentModel environment)
    {
        for (var index = 0; index < environment.Attributes.Count; index++)
        {
            var attribute = environment.Attributes[index];
            var isSecret = attribute.Is(SecretVar);
            if ((isSecret || attribute.Is(ConfigVar)) && attribute.Arguments.Any(argument => argument.Name == "name"))
            {
                yield return new DeclaredVar(
                    new EntryId(EntryKind.Declaration, index),
                    attribute.Text("name") ?? "",
                    isSecret ? null : attribute.Text("value"),
                    isSecret,
                    attribute.IsOwn);
            }
        }
    }
}
