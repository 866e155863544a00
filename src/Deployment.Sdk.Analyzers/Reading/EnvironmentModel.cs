namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>What rules and plans need to know of an environment.</summary>
/// <param name="Type">Its class.</param>
/// <param name="Name">Its name, possibly with <c>{slot}</c> in it; the class's name where it has none.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Data">The kind of data that it holds, declared or by default.</param>
/// <param name="Attributes">Its declarations, as rules see them; not part of what is emitted.</param>
/// <param name="Apps">Its Heroku apps.</param>
/// <param name="Slots">Its slots, less those that cannot be one.</param>
/// <param name="ProcessTypes">The process types that it declares.</param>
/// <param name="ConfigVars">The names of its config vars, secret ones included.</param>
/// <param name="Fault">Why no plan may use it.</param>
/// <param name="Obstacle">The fault in words, where it needs any.</param>
internal sealed record EnvironmentModel(
    TypeModel Type,
    string Name,
    Stage Stage,
    DataClass Data,
    EquatableArray<AttributeModel> Attributes,
    EquatableArray<AppModel> Apps,
    EquatableArray<string> Slots,
    EquatableArray<string> ProcessTypes,
    EquatableArray<string> ConfigVars,
    EnvironmentFault Fault,
    string? Obstacle)
{
    /// <summary>Tells it from every other environment.</summary>
    public string Key => Type.Key;

    /// <summary>Whether it has an <c>[Environment]</c>; false for a base class of environments.</summary>
    public bool IsDeclared => Fault != EnvironmentFault.NotDeclared && Type.Parts.Count > 0;

    /// <summary>Whether it declares slots, readable ones or not.</summary>
    public bool HasSlots => Slots.Count > 0 || Attributes.Any(attribute => attribute.Is("Slot"));

    /// <summary>Whether customers use it.</summary>
    public bool IsProduction => Stage == Stage.Production;

    /// <summary>Whether a plan may use it.</summary>
    public bool IsUsable => Fault == EnvironmentFault.None;

    /// <summary>Whether its generated half can hold a <c>Definition</c>: it has one even when no plan may use it.</summary>
    public bool CanHaveDefinition => Fault is EnvironmentFault.None or EnvironmentFault.NotRecreatable;
}
