using System.Collections.Immutable;

namespace Deployment.Sdk.Plans;

/// <summary>
/// What an environment class declares, its base classes included. Two definitions are the same environment only if they are the
/// same object: generated code makes one for each class.
/// </summary>
/// <param name="name">The name, possibly with <c>{slot}</c> in it.</param>
/// <param name="stage">The stage.</param>
/// <param name="data">The kind of data it holds.</param>
/// <param name="declarations">Its other attributes, base classes first.</param>
public sealed class EnvironmentDefinition(
    string name, Stage stage, DataClass data, ImmutableArray<Declaration> declarations)
{
    /// <summary>The name, possibly with <c>{slot}</c> in it.</summary>
    public string Name { get; } = name ?? "";

    /// <summary>The stage.</summary>
    public Stage Stage { get; } = stage;

    /// <summary>The kind of data it holds.</summary>
    public DataClass Data { get; } = data;

    /// <summary>Whether it may share its Heroku token with a production environment.</summary>
    public bool SharedAccount { get; init; }

    /// <summary>Its other attributes, base classes first, in source order.</summary>
    public ImmutableArray<Declaration> Declarations { get; } = declarations;

    /// <summary>Its Heroku apps; the first is the one that builds.</summary>
    public ImmutableArray<HerokuAppAttribute> Apps => Of<HerokuAppAttribute>();

    /// <summary>Its slots; empty unless it is one app per developer.</summary>
    public ImmutableArray<SlotAttribute> Slots => Of<SlotAttribute>();

    /// <summary>Its attributes of one class, in order.</summary>
    /// <typeparam name="TAttribute">The class, or a base class of it.</typeparam>
    public ImmutableArray<TAttribute> Of<TAttribute>()
        where TAttribute : Attribute => [.. Declarations.Select(declaration => declaration.Attribute).OfType<TAttribute>()];

    /// <inheritdoc/>
    public override string ToString() => Name;
}
