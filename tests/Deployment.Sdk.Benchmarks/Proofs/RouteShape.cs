using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Benchmarks.Proofs;

/// <summary>A plan of many routes as the proofs see it.</summary>
/// <param name="Name">What its routes look like.</param>
/// <param name="IsHostile">Whether nobody would write it who means well.</param>
/// <param name="Pattern">The pattern of each route.</param>
/// <param name="Slots">The slots of each route; none for most.</param>
internal sealed record RouteShape(string Name, bool IsHostile, Func<int, string> Pattern, Func<int, IReadOnlyList<string>> Slots)
{
    private static readonly ProofEnvironment[] Environments =
        [new("Live", "LIVE", IsProduction: true), new("Uat", "UAT", IsProduction: false), new("Dev", "DEV", IsProduction: false)];

    private static readonly ProofPromotion[] Promotions = [new("Uat", "Live")];

    public static IReadOnlyList<RouteShape> All { get; } =
    [
        Ordinary("teams: `team-7/*`", route => $"team-{route}/*"),
        Ordinary("teams below a subtree: `feature/team-7/*`, `feature/**`, `**`", route => route switch
        {
            0 => "**",
            1 => "feature/**",
            _ => $"feature/team-{route}/*",
        }),
        Ordinary("names: `service-7-main`", route => $"service-{route}-main"),
        Ordinary("ends: `**/preview-7`", route => $"**/preview-{route}"),
        Ordinary("both ends: `team/*/app-7`", route => $"team/*/app-{route}"),
        Ordinary("nested: `a/a/a/**`", route => $"{string.Concat(Enumerable.Repeat("a/", route % 100))}{(char)('b' + (route / 100))}/**"),
        Ordinary("two words: `*-app/team-7/*`", route => $"*-app/team-{route}/*"),
        new("slots: `dev-7-{slot}`, twenty each", false, route => $"dev-{route}-{{slot}}", _ => [.. Enumerable.Range(0, 20).Select(slot => $"{slot}")]),
        Hostile("open at the start: `*-7/**`", route => $"*-{route}/**"),
        Hostile("a word anywhere: `**a7b**`", route => $"**a{route}b**"),
        Hostile("a word in any part: `**/*-7-*/**`", route => $"**/*-{route}-*/**"),
        Hostile("stars between digits: `*4*2*`", route => $"*{string.Join('*', $"{route:000}".ToCharArray())}*"),
        Hostile("places counted from the end: `*7???`", route => $"*{route}{new string('?', 1 + (route % 6))}"),
    ];

    /// <summary>So many routes; most lead to development, every hundredth to an environment that is promoted to production.</summary>
    public IReadOnlyList<ProofRoute> Routes(int count) =>
    [
        .. Enumerable.Range(0, count).Select(route => new ProofRoute(
            BranchPattern.TryParse(Pattern(route), out var error) ?? throw new InvalidOperationException($"{Pattern(route)}: {error!.Problem}"),
            Slots(route),
            route % 100 == 99 ? "Uat" : "Dev")),
    ];

    /// <summary>Reads the patterns, ranks the routes and looks for the way to production.</summary>
    public (RoutePrecedence Precedence, IReadOnlyList<UnstablePath> Paths) Decide(int count)
    {
        var routes = Routes(count);
        var precedence = RoutePrecedence.Of(routes);
        ProofLine[] lines = [.. BranchingModels.Gitflow("main", "develop").Select(line => new ProofLine(BranchPattern.TryParse(line.Pattern, out _)!, line.IsStable))];
        return (precedence, ProductionReach.Find(precedence, routes, lines, Environments, Promotions));
    }

    public override string ToString() => Name;

    private static RouteShape Ordinary(string name, Func<int, string> pattern) => new(name, false, pattern, static _ => []);

    private static RouteShape Hostile(string name, Func<int, string> pattern) => new(name, true, pattern, static _ => []);
}
