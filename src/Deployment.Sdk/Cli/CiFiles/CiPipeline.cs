using System.Collections.Immutable;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>What a CI service has to run for a plan, in no service's words.</summary>
internal sealed class CiPipeline
{
    private readonly Dictionary<CiEnvironment, string> _environments;
    private readonly Dictionary<string, CiApproval> _approvals = new(StringComparer.OrdinalIgnoreCase);

    private CiPipeline(CiPlan plan, CiFileSettings settings)
    {
        Plan = plan;
        Settings = settings;
        var names = new CiName('-');
        _environments = plan.Environments.ToDictionary(environment => environment, environment => names.Of(environment.Name));
        var variables = new CiName('_');
        foreach (var role in plan.Environments.SelectMany(Asked))
        {
            if (!_approvals.ContainsKey(role.Name))
            {
                _approvals[role.Name] = new(role.Name, role.Question, $"APPROVED_{variables.Of(role.Name).ToUpperInvariant()}");
            }
        }

        var jobs = new CiName('-');
        Deployments = DeploymentsOf(plan, jobs);
        Promotions =
        [
            .. from promotion in plan.Promotions
               from source in promotion.From.Targets
               from target in promotion.To.Targets
               select new CiPromotion(
                   jobs.Of($"promote {source.Name} {target.Name}"),
                   _environments[promotion.To],
                   source,
                   target,
                   [.. Deployments.Where(deployment => deployment.Environments.Any(end => plan.Leads(end, promotion.From)))]),
        ];
    }

    public CiPlan Plan { get; }

    public CiFileSettings Settings { get; }

    /// <summary>One for each pattern: narrower ones first, else in source order.</summary>
    public ImmutableArray<CiDeployment> Deployments { get; }

    public ImmutableArray<CiPromotion> Promotions { get; }

    /// <summary>The environments of the CI service whose tokens open production, by name.</summary>
    public IEnumerable<string> Protected =>
        Plan.Environments.Where(environment => environment.IsProduction).Select(environment => _environments[environment]);

    /// <summary>
    /// For people, the branches from which jobs of an environment of the CI service start: those that go there, and those that it is
    /// promoted from.
    /// </summary>
    public string BranchesOf(string environment)
    {
        string[] patterns =
        [
            .. Deployments.Where(deployment => deployment.Environment == environment)
                .Concat(Promotions.Where(promotion => promotion.Environment == environment).SelectMany(promotion => promotion.After))
                .Select(deployment => deployment.Pattern).Distinct(),
        ];
        return patterns.Length == 0 ? "the default branch" : string.Join(" and ", patterns);
    }

    public static CiPipeline Of(CiPlan plan, CiFileSettings settings) => new(plan, settings);

    /// <summary>The roles that must say yes before anything arrives in one of some environments, if whoever starts a job may say it for them.</summary>
    public IEnumerable<CiApproval> ApprovalsOf(params IEnumerable<CiEnvironment> environments) =>
        environments.SelectMany(Asked)
            .Select(role => _approvals[role.Name])
            .Distinct();

    /// <summary>The services that a delivery to some environments asks and tells, by name.</summary>
    public IEnumerable<DeclaredService> ServicesOf(params IEnumerable<CiEnvironment> environments) =>
        Plan.Services.Concat(environments.SelectMany(environment => environment.Services))
            .OrderBy(service => service.Name, StringComparer.Ordinal);

    private static IEnumerable<CiRole> Asked(CiEnvironment environment) => environment.Roles.Where(role => role.IsAssertable);

    private ImmutableArray<CiDeployment> DeploymentsOf(CiPlan plan, CiName jobs)
    {
        ProofRoute[] routes =
        [
            .. plan.Routes.Select(route => new ProofRoute(
                BranchPattern.TryParse(route.Pattern, out _) ?? throw new InvalidOperationException($"{route.Pattern} was parsed before."),
                route.Target.Slots,
                route.Target.Name)),
        ];
        var precedence = RoutePrecedence.Of(routes);
        var made = new Dictionary<PatternGroup, CiDeployment>();
        foreach (var group in precedence.Groups)
        {
            ImmutableArray<CiEnvironment> targets = [.. group.Routes.Select(route => plan.Routes[route].Target).Distinct()];
            var first = targets.FirstOrDefault(target => target.IsProduction) ?? targets[0];
            made[group] = new CiDeployment(
                jobs.Of($"deploy {first.Name}"), _environments[first], new ProofRoute(group.Pattern, group.Slots, first.Name), targets)
            {
                Narrower = [.. precedence.NarrowerThan(group.Routes[0]).Where(made.ContainsKey).Select(narrower => made[narrower])],
            };
        }

        return [.. precedence.Groups.Select(group => made[group])];
    }
}
