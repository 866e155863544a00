using System.Collections.Immutable;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>An attribute of a class that is being written.</summary>
/// <param name="Name">Its name, without brackets.</param>
/// <param name="Arguments">Its arguments, texts that become literals.</param>
internal sealed record DraftAttribute(string Name, ImmutableArray<string> Arguments) : DraftItem
{
    /// <summary>Its properties, as C#: <c>Quantity = 2</c>.</summary>
    public ImmutableArray<string> Properties { get; init; } = [];

    /// <summary>Whether it declares a config var, by a value or as a secret.</summary>
    public bool IsVariable => Name is ConfigVar or SecretVar;

    public const string ConfigVar = "ConfigVar";
    public const string SecretVar = "SecretVar";

    public string Text =>
        $"[{Name}{(Arguments.Length + Properties.Length == 0 ? "" : $"({string.Join(", ", Arguments.Select(CSharpLiteral.Of).Concat(Properties))})")}]";
}
