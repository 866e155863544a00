using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>
/// Which variables the jobs of each environment of the CI service need: the Heroku tokens, of a promotion's source too, the ledger, and
/// what the declared services read.
/// </summary>
internal static class CiTokens
{
    /// <summary>The variables that some targets need. Where production is touched, the general token does not count, and should not be there.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<CiTarget> targets) =>
        targets.Select(target => TokenVariable.Of(target.Name))
            .Concat(targets.Any(target => target.Environment.IsProduction) ? [] : [TokenVariable.General])
            .Distinct();

    /// <summary>The variable of the ledger, where a job that delivers to some targets is refused without a shared one.</summary>
    public static IEnumerable<string> OfLedger(IEnumerable<CiTarget> destinations) =>
        destinations.Any(target => target.Environment.NeedsSharedLedger) ? [SharedLedger.Variable] : [];

    /// <summary>The variables of the services that a delivery to some targets asks and tells.</summary>
    public static IEnumerable<string> OfServices(CiPipeline pipeline, IEnumerable<CiTarget> destinations) =>
        pipeline.ServicesOf(destinations.Select(target => target.Environment)).SelectMany(service => service.Variables).Distinct();

    /// <summary>The tokens, the ledger, those of the services and the further variables, as workflows take them from their secrets.</summary>
    public static IEnumerable<(string Name, string Value)> Secrets(
        CiPipeline pipeline, IReadOnlyList<CiTarget> targets, params IEnumerable<CiTarget> destinations) =>
        Of(targets).Concat(OfLedger(destinations)).Concat(pipeline.Settings.Secrets).Concat(OfServices(pipeline, destinations)).Distinct()
            .Select(name => (name, $"${{{{ secrets.{name} }}}}"));

    /// <summary>For people, an environment a line, where its jobs write down what they do, and what its services read and run.</summary>
    public static IEnumerable<string> Lines(CiPipeline pipeline)
    {
        var needs = pipeline.Deployments
            .Select(deployment => (deployment.Environment, Targets: deployment.Targets.ToArray(), Destinations: deployment.Targets.ToArray()))
            .Concat(pipeline.Promotions.Select(promotion =>
                (promotion.Environment, Targets: new[] { promotion.To, promotion.From }, Destinations: new[] { promotion.To })))
            .ToArray();
        foreach (var environment in needs.GroupBy(need => need.Environment))
        {
            string[] all = [.. environment.SelectMany(need => Of(need.Targets)).Distinct()];
            string[] own = [.. all.Where(name => name != TokenVariable.General)];
            yield return
                $"  {environment.Key}: {string.Join(", ", own)}{(all.Length > own.Length ? $", or {TokenVariable.General} for everything below production" : "")}";
            foreach (var ledger in OfLedger(environment.SelectMany(need => need.Destinations)))
            {
                yield return $"    and for the ledger, which outlives its jobs: {ledger}";
            }

            string[] services = [.. environment.SelectMany(need => OfServices(pipeline, need.Destinations)).Distinct()];
            if (services.Length > 0)
            {
                yield return $"    and for its services: {string.Join(", ", services)}";
            }
        }

        var destinations = needs.SelectMany(need => need.Destinations).ToArray();
        foreach (var ledger in OfLedger(destinations))
        {
            string[] production = [.. destinations.Where(target => target.Environment.IsProduction).Select(target => target.Name).Distinct()];
            yield return $"{ledger} names a database. Before the first of those jobs reference the package Deployment.Sdk.PostgreSql";
            yield return production.Length == 0
                ? "and run: ledger migrate."
                : $"and run: ledger migrate, then for this plan and whenever it changes: policy accept {string.Join(" and ", production)}.";
        }

        string[] run = [.. pipeline.ServicesOf(destinations.Select(target => target.Environment))
            .Where(service => service.RunsTests).Select(service => $"[{service.Name}]").Distinct()];
        if (run.Length > 0 && pipeline.Settings is { Setup: null, DeployImage: CiFileSettings.DotnetImage })
        {
            yield return $"Before a delivery {string.Join(" and ", run)} run tests in its job, which has only the .NET SDK: give it what they run";
            yield return "with --deploy-image IMAGE or --setup COMMAND.";
        }
    }
}
