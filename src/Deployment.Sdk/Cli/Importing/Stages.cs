namespace Deployment.Sdk.Cli.Importing;

/// <summary>
/// Gives each environment its stage, which no file says: by what it is called, else by what is promoted where, else by its branches.
/// Whatever is not known from a name is said to be a guess.
/// </summary>
internal static class Stages
{
    private static readonly string[] MainBranches = ["master", "main", "trunk", "production", "prod", "live", "release"];

    public static void Guess(ImportDraft draft, string pipeline)
    {
        var known = draft.Environments.ToDictionary(environment => environment, environment => Named(environment, pipeline));
        foreach (var environment in draft.Environments)
        {
            environment.Stage = known[environment] ?? ByWays(draft, environment, known);
            if (known[environment] is null)
            {
                environment.Note(
                    EnvironmentNames.SourceOf(draft, environment), null, $"Stage.{environment.Stage} of {environment.Name} is a guess: correct it before anything is delivered");
            }
        }
    }

    // Behind the pipeline's own name: what a product is called says nothing of a stage.
    private static Stage? Named(EnvironmentDraft environment, string pipeline)
    {
        var app = environment.App ?? "";
        return StageWords.StageOf(environment.Called ?? "")
            ?? StageWords.StageOf(app.StartsWith(pipeline, StringComparison.Ordinal) ? app[pipeline.Length..] : app);
    }

    private static Stage ByWays(ImportDraft draft, EnvironmentDraft environment, Dictionary<EnvironmentDraft, Stage?> known)
    {
        var targets = draft.Promotions.Where(promotion => promotion.From == environment).Select(promotion => promotion.To).ToList();
        var isTarget = draft.Promotions.Exists(promotion => promotion.To == environment);
        if (targets.Count > 0)
        {
            var first = targets.Min(target => known[target] ?? (draft.Promotions.Exists(promotion => promotion.From == target) ? Stage.Staging : Stage.Production));
            return first > Stage.Staging || isTarget ? Stage.Staging : Stage.Development;
        }

        var branches = draft.Routes.Where(route => route.Target == environment).Select(route => route.Pattern);
        return isTarget || branches.Any(branch => MainBranches.Contains(branch)) ? Stage.Production : Stage.Development;
    }
}
