using System.Collections.Immutable;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>
/// A plan, as far as CI files need it. The program makes it of the plan that it runs, the compiler of the one that it reads, and both
/// write the same files of it.
/// </summary>
/// <param name="Name">Its name, that of the Heroku pipeline: of several plans in one program it tells whose a file is.</param>
/// <param name="Routes">Which branch goes where, in source order; every pattern is valid.</param>
/// <param name="Promotions">How a release travels on, in source order.</param>
/// <param name="Environments">Every environment that the plan names, each once, in order of first mention.</param>
/// <param name="Services">What is told of every delivery.</param>
internal sealed record CiPlan(
    string Name,
    ImmutableArray<(string Pattern, CiEnvironment Target)> Routes,
    ImmutableArray<(CiEnvironment From, CiEnvironment To)> Promotions,
    ImmutableArray<CiEnvironment> Environments,
    ImmutableArray<DeclaredService> Services)
{
    /// <summary>Whether a release in one environment may travel on to another, at any remove; to itself it need not.</summary>
    public bool Leads(CiEnvironment from, CiEnvironment to)
    {
        var reached = new List<CiEnvironment> { from };
        for (var next = 0; next < reached.Count; next++)
        {
            reached.AddRange(Promotions.Where(promotion => promotion.From == reached[next]).Select(promotion => promotion.To)
                .Distinct().Where(end => !reached.Contains(end)).ToList());
        }

        return reached.Contains(to);
    }
}
