using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>An environment, or a base class that declares something for environments, while the rules look at it.</summary>
/// <param name="model">The environment.</param>
/// <param name="others">Finds the other environments of the assembly, in a fixed order.</param>
internal sealed class CheckedEnvironment(EnvironmentModel model, Func<IEnumerable<EnvironmentModel>> others)
{
    /// <summary>The environment.</summary>
    public EnvironmentModel Model { get; } = model;

    /// <summary>Whether it is one; else it is a base class, which has neither name nor stage nor slots to judge by.</summary>
    public bool IsEnvironment => Model.IsDeclared;

    /// <summary>The other environments of the assembly, base classes not included.</summary>
    public IEnumerable<EnvironmentModel> Others => others();

    /// <summary>The declarations of one of the library's attributes, by its name without suffix, each with the entry that it is.</summary>
    public IEnumerable<(EntryId Entry, AttributeModel Attribute)> Of(string name) => Of(Model.Attributes, name);

    /// <summary>The same of what any class declares.</summary>
    public static IEnumerable<(EntryId Entry, AttributeModel Attribute)> Of(EquatableArray<AttributeModel> attributes, string name) => attributes
        .Select((attribute, index) => (new EntryId(EntryKind.Declaration, index), attribute))
        .Where(declaration => declaration.attribute.Is(name));
}
