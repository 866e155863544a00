using System.Text.RegularExpressions;
using Deployment.Sdk.Plans;
using DotNet.Globbing;

namespace Deployment.Sdk.Benchmarks.Resolving;

/// <summary>
/// Four ways to find the route of a branch, over the same routes. Each says which route it is, narrower ones first, and refuses what
/// git would not call a branch. Each gives the index of the route, or -1.
/// </summary>
internal sealed class Contest
{
    private readonly RouteResolver _resolve;
    private readonly Plan _plan;
    private readonly Regex _all;
    private readonly Regex[] _each;
    private readonly Glob[] _globs;
    private readonly string[] _groups;

    private Contest(Plan plan, RouteResolver resolve, Way compiled, Regex all, Regex[] each)
    {
        (_plan, _resolve, _all, _each) = (plan, resolve, all, each);
        _globs = [.. plan.Routes.Select(route => Glob.Parse(route.Pattern))];
        _groups = [.. Enumerable.Range(0, each.Length).Select(route => $"r{route}")];
        Hits = [.. plan.Routes.Select(route => route.Pattern.Replace("**", "alpha/search-box", StringComparison.Ordinal).Replace("*", "login-page", StringComparison.Ordinal))];
        Misses = [.. Hits.Select(branch => $"x{branch}"), .. Hits.Select(branch => branch.Insert(2, "z"))];
        Compiled = compiled;
        Check();
    }

    public static IReadOnlyList<int> Sizes { get; } = [5, 20, 100];

    /// <summary>A branch for each route.</summary>
    public string[] Hits { get; }

    /// <summary>Branches that look alike and that no route takes.</summary>
    public string[] Misses { get; }

    public static Contest Of(int routes) => routes switch
    {
        5 => new(Routes5.Plan, Routes5.Resolve, new Way<CompiledRoutes.Of5>(default), Regexes5.All(), Regexes5.Each),
        20 => new(Routes20.Plan, Routes20.Resolve, new Way<CompiledRoutes.Of20>(default), Regexes20.All(), Regexes20.Each),
        _ => new(Routes100.Plan, Routes100.Resolve, new Way<CompiledRoutes.Of100>(default), Regexes100.All(), Regexes100.Each),
    };

    /// <summary>The emitted comparisons.</summary>
    public Way Compiled { get; }

    /// <summary>One expression for the legal names, and one for each route until one matches.</summary>
    public Way RegexForEachRoute => new Way<EachRegex>(new(this));

    /// <summary>One expression for everything, whose group says which route it was.</summary>
    public Way RegexForAllRoutes => new Way<OneRegex>(new(this));

    /// <summary>A parsed glob for each route; legal names are checked as the emitted comparisons do, by this library.</summary>
    public Way GlobForEachRoute => new Way<EachGlob>(new(this));

    private int ByEachRegex(string branch)
    {
        if (LegalName.Check().IsMatch(branch))
        {
            for (var route = 0; route < _each.Length; route++)
            {
                if (_each[route].IsMatch(branch))
                {
                    return route;
                }
            }
        }

        return -1;
    }

    private int ByOneRegex(string branch)
    {
        var match = _all.Match(branch);
        if (match.Success)
        {
            for (var route = 0; route < _groups.Length; route++)
            {
                if (match.Groups[_groups[route]].Success)
                {
                    return route;
                }
            }
        }

        return -1;
    }

    private int ByEachGlob(string branch)
    {
        if (ShortBranchName.IsLegal(branch))
        {
            for (var route = 0; route < _globs.Length; route++)
            {
                if (_globs[route].IsMatch(branch))
                {
                    return route;
                }
            }
        }

        return -1;
    }

    // Times are worth comparing only of what gives the same answers.
    private void Check()
    {
        string[] illegal = ["", "HEAD", "feature/", "feature//a", "feature/a..b", "feature/.a", "feature/a.lock", "feature/a b", "-main", "feature/a@{b"];
        foreach (var branch in (string[])[.. Hits, .. Misses, .. illegal])
        {
            var expected = _resolve(branch) is { IsMatch: true } found ? _plan.Routes.IndexOf(found.Routes[0]) : -1;
            int[] answers = [ByEachRegex(branch), ByOneRegex(branch), ByEachGlob(branch)];
            if (answers.Any(answer => answer != expected) || (Hits.Contains(branch) && expected < 0) || (Misses.Contains(branch) && expected >= 0))
            {
                throw new InvalidOperationException($"'{branch}': the plan takes route {expected}, the others {string.Join(", ", answers)}.");
            }
        }
    }

    private readonly struct EachRegex(Contest contest) : IRouteFinder
    {
        public bool Finds(string branch) => contest.ByEachRegex(branch) >= 0;
    }

    private readonly struct OneRegex(Contest contest) : IRouteFinder
    {
        public bool Finds(string branch) => contest.ByOneRegex(branch) >= 0;
    }

    private readonly struct EachGlob(Contest contest) : IRouteFinder
    {
        public bool Finds(string branch) => contest.ByEachGlob(branch) >= 0;
    }
}
