using Deployment.Sdk.Analyzers.Emission;
using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2011: what the generated half cannot write: an attribute that it cannot make again, a member whose name is taken, the other half
/// of a class that can have none.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class Unwritable() : Rule(RuleDescriptor.Error(
    Id,
    "Generated code cannot write what a declaration needs",
    "Generated code cannot {0}: {1}. {2}"))
{
    public const string Id = "DPL2011";

    private const string Definition = nameof(Definition);

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken) =>
    [
        .. OtherHalf(plan.Model.Type),
        .. MemberNames.OfPlan.Where(name => !MemberNames.LeaveRoomFor(plan.Model, name)).Select(name => Member(plan.Model.Type, name)),
        .. Attributes(plan.Model.Attributes, plan.Model.Type),
    ];

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken)
    {
        var model = environment.Model;
        return !environment.IsEnvironment ? []
            : model.Fault == EnvironmentFault.DefinitionTaken ? [Member(model.Type, Definition)]
            : Attributes(model.Attributes, model.Type);
    }

    private IEnumerable<Finding> OtherHalf(TypeModel type)
    {
        var (cause, remedy) =
            type.IsGeneric ? ("it, or a class around it, has type parameters", "Remove them.")
            : type.IsFileLocal ? ("it, or a class around it, is visible in its own file only", "Remove 'file'.")
            : ("", "");
        if (cause.Length > 0)
        {
            yield return Found(new EntryId(EntryKind.Class), Place.Whole, $"add the other half of '{type.Name}'", cause, remedy);
        }
    }

    private Finding Member(TypeModel type, string name) => type.Name == name
        ? Found(
            new EntryId(EntryKind.Class),
            Place.Whole,
            $"add '{name}' to '{type.Name}'",
            "no member may have the name of its class",
            "Rename the class.")
        : Found(
            new EntryId(EntryKind.Class),
            Place.AtMember(name),
            $"add '{name}' to '{type.Name}'",
            "the class has a member of that name, which is left alone",
            "Rename that member.");

    private IEnumerable<Finding> Attributes(EquatableArray<AttributeModel> attributes, TypeModel type) => attributes
        .Select((attribute, index) => (attribute, index))
        .Where(one => one.attribute.Obstacle is not null)
        .Select(one => Found(
            new EntryId(EntryKind.Declaration, one.index),
            Place.Whole,
            $"make '{one.attribute.Name}' again in the other half of '{type.Name}'",
            one.attribute.Obstacle!,
            "Let the attribute name only what is accessible there and may be used."));
}
