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
    /// <summary>Every environment that the plan names, each once, in order of first mention.</summary>
    public IEnumerable<EnvironmentModel> Environments
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            return Routes.Select(route => route.Target)
                .Concat(Promotions.SelectMany(promotion => new[] { promotion.From, promotion.To }))
                .Concat(DataCopies.SelectMany(copy => new[] { copy.From, copy.To }))
                .Where(environment => seen.Add(environment.Key));
        }
    }
}
