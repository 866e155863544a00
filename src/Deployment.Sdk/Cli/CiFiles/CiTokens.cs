using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>Which Heroku tokens the jobs of each environment of the CI service need. A promotion reads its source, too.</summary>
internal static class CiTokens
{
    /// <summary>The variables that some targets need. Where production is touched, the general token does not count, and should not be there.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<CiTarget> targets) =>
        targets.Select(target => TokenVariable.Of(target.Name))
            .Concat(targets.Any(target => target.Environment.IsProduction) ? [] : [TokenVariable.General])
            .Distinct();

    /// <summary>The same, and the further variables, as workflows take them from their secrets.</summary>
    public static IEnumerable<(string Name, string Value)> Secrets(CiPipeline pipeline, IReadOnlyList<CiTarget> targets) =>
        Of(targets).Concat(pipeline.Settings.Secrets).Distinct().Select(name => (name, $"${{{{ secrets.{name} }}}}"));

    /// <summary>For people, an environment a line.</summary>
    public static IEnumerable<string> Lines(CiPipeline pipeline)
    {
        var needs = pipeline.Deployments.Select(deployment => (deployment.Environment, Targets: deployment.Targets.ToArray()))
            .Concat(pipeline.Promotions.Select(promotion => (promotion.Environment, Targets: new[] { promotion.To, promotion.From })));
        foreach (var environment in needs.GroupBy(need => need.Environment, need => need.Targets))
        {
            string[] all = [.. environment.SelectMany(Of).Distinct()];
            string[] own = [.. all.Where(name => name != TokenVariable.General)];
            yield return
                $"  {environment.Key}: {string.Join(", ", own)}{(all.Length > own.Length ? $", or {TokenVariable.General} for everything below production" : "")}";
        }
    }
}
