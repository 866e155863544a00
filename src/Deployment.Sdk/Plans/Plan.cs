using System.Collections.Immutable;

namespace Deployment.Sdk.Plans;

/// <summary>A deployment plan, as the source generator read it from an attributed class. Immutable.</summary>
/// <param name="pipeline">The Heroku pipeline.</param>
public sealed class Plan(string pipeline)
{
    /// <summary>The Heroku pipeline.</summary>
    public string Pipeline { get; } = pipeline ?? "";

    /// <summary>The branching model, line by line.</summary>
    public ImmutableArray<BranchLine> BranchLines { get; init; } = [];

    /// <summary>Which branch goes where.</summary>
    public ImmutableArray<Route> Routes { get; init; } = [];

    /// <summary>How a release travels on.</summary>
    public ImmutableArray<Promotion> Promotions { get; init; } = [];

    /// <summary>How data travels.</summary>
    public ImmutableArray<DataCopy> DataCopies { get; init; } = [];

    /// <summary>The other attributes of the plan class, such as observers.</summary>
    public ImmutableArray<Declaration> Declarations { get; init; } = [];

    /// <summary>Every environment that the plan names, each once, in order of first mention.</summary>
    public ImmutableArray<EnvironmentDefinition> Environments =>
    [
        .. Routes.Select(route => route.Target)
            .Concat(Promotions.SelectMany(promotion => new[] { promotion.From, promotion.To }))
            .Concat(DataCopies.SelectMany(copy => new[] { copy.From, copy.To }))
            .Distinct(),
    ];

    /// <summary>
    /// The plan as text, one declaration a line. Two plans with the same text decide alike; neither tool version nor source
    /// position is in it.
    /// </summary>
    public string CanonicalText => Plans.CanonicalText.Of(this);

    /// <summary>SHA-256 of <see cref="CanonicalText"/> in UTF-8, 64 lower-case hexadecimal digits.</summary>
    public string PolicyDigest => Plans.CanonicalText.Digest(CanonicalText);

    /// <summary>The environments that a release in <paramref name="environment"/> may travel on to, at any remove, in order of distance.</summary>
    /// <param name="environment">Where the release is.</param>
    public ImmutableArray<EnvironmentDefinition> ReachableFrom(EnvironmentDefinition environment)
    {
        var reached = new List<EnvironmentDefinition> { environment };
        for (var next = 0; next < reached.Count; next++)
        {
            foreach (var promotion in Promotions)
            {
                if (ReferenceEquals(promotion.From, reached[next]) && !reached.Contains(promotion.To))
                {
                    reached.Add(promotion.To);
                }
            }
        }

        return [.. reached.Skip(1)];
    }

    /// <summary>Whether what arrives in an environment is production, or may be promoted on.</summary>
    internal bool IsPassedOn(EnvironmentDefinition environment) =>
        environment.Stage == Stage.Production || ReachableFrom(environment).Length > 0;
}
