using System.Collections.Immutable;
using Deployment.Sdk.Analyzers.Emission;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// Reads a class as an environment, base classes included, from source or from a referenced assembly. It reads whatever it is
/// given: what is wrong with it is part of what was read.
/// </summary>
internal static class EnvironmentReader
{
    public static EnvironmentReading Read(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var attributes = EffectiveAttributes.Of(type, cancellationToken);
        var header = Find(attributes, KnownAttribute.Environment);
        var holds = Find(attributes, KnownAttribute.Holds);
        var declarations = attributes.Where(source => source.Kind == KnownAttribute.Declaration).ToImmutableArray();
        var stage = header is null ? null : Arguments.Number(header.Attribute, 1);
        var data = holds is null ? null : Arguments.Number(holds.Attribute, 0);

        // The Definition of a referenced class is already made, in its own assembly.
        var recreated = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)
            ? DeclarationReader.Read(declarations, compilation, type)
            : EquatableArray<DeclarationModel>.Empty;
        var obstacle = recreated.Select(declaration => declaration.Obstacle).FirstOrDefault(reason => reason is not null);
        var typeModel = TypeReader.Read(type, cancellationToken);
        var (fault, reason) = EnvironmentFaults.Find(type, typeModel, header, compilation);
        var model = new EnvironmentModel(
            typeModel,
            (header is null ? null : Arguments.TextOrEmpty(header.Attribute, 0)) ?? type.Name,
            (Stage)(stage ?? 0),
            (DataClass)(data ?? (int)Default((Stage)(stage ?? 0))),
            AttributeReader.Read(declarations, recreated, type),
            Apps(declarations),
            Slots(declarations),
            Texts(declarations, "ProcessTypeAttribute"),
            Texts(declarations, "ConfigVarAttribute", "SecretVarAttribute"),
            fault == EnvironmentFault.None && obstacle is not null ? EnvironmentFault.NotRecreatable : fault,
            reason ?? obstacle);
        var definition = new EnvironmentDefinitionModel(
            model,
            EnumExpression<Stage>("global::Deployment.Sdk.Stage", stage ?? 0),
            EnumExpression<DataClass>("global::Deployment.Sdk.DataClass", (int)model.Data),
            header is not null && Arguments.Flag(header.Attribute, "SharedAccount"),
            recreated);
        return new EnvironmentReading(type, model, definition, header, holds, declarations);
    }

    private static EntrySource? Find(ImmutableArray<EntrySource> attributes, KnownAttribute kind) =>
        attributes.FirstOrDefault(source => source.Kind == kind);

    private static DataClass Default(Stage stage) => stage == Stage.Production ? DataClass.Production : DataClass.Test;

    private static EquatableArray<AppModel> Apps(ImmutableArray<EntrySource> declarations)
    {
        var apps = ImmutableArray.CreateBuilder<AppModel>();
        for (var i = 0; i < declarations.Length; i++)
        {
            if (IsOf(declarations[i], "HerokuAppAttribute") && Arguments.TextOrEmpty(declarations[i].Attribute, 0) is { } name)
            {
                apps.Add(new AppModel(name, i));
            }
        }

        return apps.ToEquatableArray();
    }

    // What cannot be a slot is none, to the rules and to what is emitted alike; one rule says so.
    private static EquatableArray<string> Slots(ImmutableArray<EntrySource> declarations)
    {
        var slots = declarations
            .Where(source => IsOf(source, "SlotAttribute"))
            .Select(source => (Slot: Arguments.Text(source.Attribute, 0), Developer: Arguments.Text(source.Attribute, 1)))
            .ToList();
        var faults = SlotFaults.Of(slots);
        return slots.Where((_, index) => faults[index] is null).Select(slot => slot.Slot!).ToEquatableArray();
    }

    private static EquatableArray<string> Texts(ImmutableArray<EntrySource> declarations, params string[] classes) =>
        declarations
            .Where(source => classes.Any(name => IsOf(source, name)))
            .Select(source => Arguments.Text(source.Attribute, 0))
            .OfType<string>()
            .Distinct()
            .ToEquatableArray();

    private static bool IsOf(EntrySource source, string name) =>
        source.Attribute.AttributeClass is { } type
        && type.Name == name
        && type.ContainingNamespace?.ToDisplayString() == WellKnownNames.LibraryNamespace;

    private static string EnumExpression<TEnum>(string type, int value)
        where TEnum : struct, Enum =>
        Enum.IsDefined(typeof(TEnum), value)
            ? $"{type}.{Enum.GetName(typeof(TEnum), value)}"
            : $"({type})({Literal.Of(value)})";
}
