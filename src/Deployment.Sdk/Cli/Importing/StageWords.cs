namespace Deployment.Sdk.Cli.Importing;

/// <summary>What a name says about how close to customers an app is.</summary>
internal static class StageWords
{
    private static readonly Dictionary<string, Stage> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["live"] = Stage.Production, ["prod"] = Stage.Production, ["production"] = Stage.Production, ["prd"] = Stage.Production, ["www"] = Stage.Production,
        ["uat"] = Stage.Staging, ["staging"] = Stage.Staging, ["stage"] = Stage.Staging, ["stg"] = Stage.Staging, ["preprod"] = Stage.Staging,
        ["preproduction"] = Stage.Staging, ["acceptance"] = Stage.Staging, ["qa"] = Stage.Staging,
        ["dev"] = Stage.Development, ["develop"] = Stage.Development, ["development"] = Stage.Development, ["test"] = Stage.Development,
        ["testing"] = Stage.Development, ["sandbox"] = Stage.Development, ["integration"] = Stage.Development,
        ["review"] = Stage.Review,
    };

    /// <summary>The stage of the last word that names one; null when none does.</summary>
    public static Stage? StageOf(string name)
    {
        var words = name.Split(name.Where(character => !char.IsAsciiLetter(character)).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries);
        return words.Reverse().Select(word => Words.TryGetValue(word, out var stage) ? stage : (Stage?)null).FirstOrDefault(stage => stage is not null);
    }
}
