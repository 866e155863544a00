using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>The environments that a plan's attributes name as type arguments.</summary>
internal sealed class EnvironmentsOfPlan(EnvironmentReadings readings, CancellationToken cancellationToken)
{
    private readonly Dictionary<ITypeSymbol, EnvironmentModel> _read = new(SymbolEqualityComparer.Default);

    public EnvironmentModel Named(EntrySource source, int position)
    {
        // A generic attribute that binds has its type arguments, if only as error types.
        var type = source.Attribute.AttributeClass!.TypeArguments[position];
        if (!_read.TryGetValue(type, out var environment))
        {
            environment = type is INamedTypeSymbol { TypeKind: not TypeKind.Error } named
                ? readings.Of(named, cancellationToken).Model
                : NoClass(type);
            _read.Add(type, environment);
        }

        return environment;
    }

    private static EnvironmentModel NoClass(ITypeSymbol type)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        return new EnvironmentModel(
            new TypeModel(
                "", new([new TypePart("class", name, IsPartial: false)]), name, "", name,
                IsPublic: false, IsGeneric: false, IsFileLocal: false, IsPrivate: false,
                EquatableArray<string>.Empty),
            name,
            Stage.Review,
            DataClass.Test,
            EquatableArray<AttributeModel>.Empty,
            EquatableArray<AppModel>.Empty,
            EquatableArray<string>.Empty,
            EquatableArray<string>.Empty,
            EquatableArray<string>.Empty,
            type.TypeKind == TypeKind.Error ? EnvironmentFault.DoesNotBind : EnvironmentFault.NotAClass,
            null);
    }
}
