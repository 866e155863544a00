using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// Reads a class as a plan, with the environments that it names. It reads whatever it is given: what is wrong with it is part
/// of what was read.
/// </summary>
internal static class PlanReader
{
    public static PlanReading Read(INamedTypeSymbol type, EnvironmentReadings readings, CancellationToken cancellationToken)
    {
        var attributes = EffectiveAttributes.Of(type, cancellationToken);
        ImmutableArray<EntrySource> Of(KnownAttribute kind) =>
            [.. attributes.Where(source => source.Kind == kind)];

        var environments = new EnvironmentsOfPlan(readings, cancellationToken);
        var header = Of(KnownAttribute.DeploymentPlan).FirstOrDefault();
        ImmutableArray<EntrySource> routes =
            [.. Of(KnownAttribute.Route).Select(source => source with { PatternArgument = "pattern" })];
        var promotions = Of(KnownAttribute.Promotion);
        var copies = Of(KnownAttribute.CopyData);
        var lines = BranchingModel.Of(attributes);
        var declarations = Of(KnownAttribute.Declaration);
        var recreated = DeclarationReader.Read(declarations, readings.Compilation, type);

        var model = new PlanModel(
            TypeReader.Read(type, cancellationToken),
            header is null ? null : Arguments.TextOrEmpty(header.Attribute, 0),
            lines.Select(line => line.Line).ToEquatableArray(),
            routes.Select(source => new RouteModel(
                Arguments.Text(source.Attribute, 0), environments.Named(source, 0))).ToEquatableArray(),
            promotions.Select(source => new PromotionModel(
                environments.Named(source, 0), environments.Named(source, 1))).ToEquatableArray(),
            copies.Select(source => new DataCopyModel(
                environments.Named(source, 0),
                environments.Named(source, 1),
                Arguments.Text(source.Attribute, "Anonymise"))).ToEquatableArray(),
            recreated,
            AttributeReader.Read(declarations, recreated, type),
            type.GetMembers().Where(member => !member.IsImplicitlyDeclared && !GeneratedMember.Is(member)).Select(member => member.Name)
                .Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray());
        return new PlanReading(
            type, model, header, routes, promotions, copies, [.. lines.Select(line => line.Source)], declarations);
    }
}
