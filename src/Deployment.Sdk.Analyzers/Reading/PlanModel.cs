namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>A plan class as it was read, faulty entries included: rules decide over it, and what they object to is not emitted.</summary>
/// <param name="Type">The class.</param>
/// <param name="Pipeline">The Heroku pipeline; null when the argument does not bind.</param>
/// <param name="BranchLines">The branching model, line by line.</param>
/// <param name="Routes">Which branch goes where.</param>
/// <param name="Promotions">How a release travels on.</param>
/// <param name="DataCopies">How data travels.</param>
/// <param name="Declarations">The other attributes of the class, such as observers.</param>
/// <param name="Attributes">The same, as rules see them; not part of what is emitted.</param>
/// <param name="Members">The members of the team's own that generated code must not repeat.</param>
internal sealed record PlanModel(
    TypeModel Type,
    string? Pipeline,
    EquatableArray<BranchLineModel> BranchLines,
    EquatableArray<RouteModel> Routes,
    EquatableArray<PromotionModel> Promotions,
    EquatableArray<DataCopyModel> DataCopies,
    EquatableArray<DeclarationModel> Declarations,
    EquatableArray<AttributeModel> Attributes,
    EquatableArray<string> Members)
{
    /// <summary>Every environment that an entry names, at its place among the entry's type arguments.</summary>
    public IEnumerable<(EntryId Entry, int TypeArgument, EnvironmentModel Environment)> Mentions =>
        Routes.SelectMany((route, index) => Each(EntryKind.Route, index, route.Target))
            .Concat(Promotions.SelectMany((promotion, index) => Each(EntryKind.Promotion, index, promotion.From, promotion.To)))
            .Concat(DataCopies.SelectMany((copy, index) => Each(EntryKind.DataCopy, index, copy.From, copy.To)));

    /// <summary>Every environment that the plan names, each once, in order of first mention.</summary>
    public IEnumerable<EnvironmentModel> Environments
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            return Mentions.Select(mention => mention.Environment).Where(environment => seen.Add(environment.Key));
        }
    }

    private static IEnumerable<(EntryId Entry, int TypeArgument, EnvironmentModel Environment)> Each(
        EntryKind kind, int index, params EnvironmentModel[] environments) =>
        environments.Select((environment, position) => (new EntryId(kind, index), position, environment));
}
