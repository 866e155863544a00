using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>A config var as an environment, or a base class of environments, declares it.</summary>
/// <param name="Entry">The declaration.</param>
/// <param name="Name">Its name; empty where the source says null.</param>
/// <param name="Value">Its value; null where there is none to see, and where the source says null.</param>
/// <param name="Kind">What declares it, without brackets.</param>
/// <param name="IsOwn">Whether the class carries it itself; false when a base class does.</param>
internal sealed record DeclaredVar(EntryId Entry, string Name, string? Value, string Kind, bool IsOwn)
{
    private const string ConfigVar = "ConfigVar";
    private const string SecretVar = "SecretVar";
    private const string RemovedConfigVar = "RemovedConfigVar";

    private static readonly string[] Kinds = [ConfigVar, SecretVar, RemovedConfigVar];

    /// <summary>What declares it, as one writes it.</summary>
    public string Attribute => $"[{Kind}]";

    /// <summary>Whether it is a <c>[SecretVar]</c>.</summary>
    public bool IsSecret => Kind == SecretVar;

    /// <summary>Whether the apps are to do without it.</summary>
    public bool IsRemoved => Kind == RemovedConfigVar;

    /// <summary>Those of an environment, secret and removed ones included, in order; less those whose name does not bind.</summary>
    public static IEnumerable<DeclaredVar> Of(EnvironmentModel environment)
    {
        for (var index = 0; index < environment.Attributes.Count; index++)
        {
            var attribute = environment.Attributes[index];
            if (Kinds.FirstOrDefault(attribute.Is) is { } kind && attribute.Arguments.Any(argument => argument.Name == "name"))
            {
                yield return new DeclaredVar(
                    new EntryId(EntryKind.Declaration, index),
                    attribute.Text("name") ?? "",
                    kind == ConfigVar ? attribute.Text("value") : null,
                    kind,
                    attribute.IsOwn);
            }
        }
    }
}
