namespace Deployment.Sdk.Cli.Importing;

/// <summary>
/// The deployments to Heroku in a <c>.travis.yml</c>, as Travis CI and dpl read them: which branches by the conditions, which app by the
/// branch.
/// </summary>
internal static class TravisDeploy
{
    private static readonly string[] Conditions = ["if", "on", "true"];

    public static SourceFault? Import(ImportedFile file, ImportDraft draft)
    {
        if (file.Root is not SourceMap root)
        {
            return new(file.Root.Place, "there is no 'deploy:' in it", "name a .travis.yml that deploys to Heroku, or say what the file is: --format FORMAT");
        }

        var isFound = false;
        foreach (var deployment in Deployments(root))
        {
            if (deployment is SourceMap map && ProviderOf(map) == "heroku")
            {
                isFound = true;
                TravisDeployment.Import(file, map, draft);
            }
            else if (deployment is SourceText { Text: "heroku" })
            {
                isFound = true;
                TravisDeployment.Import(file, new SourceMap([], deployment.Place), draft);
            }
            else if (!deployment.IsNothing)
            {
                draft.Plan.Lose(file.Name, deployment.Place, "a deployment by another provider than heroku");
            }
        }

        if (!isFound)
        {
            return new(root.Entry("deploy")?.Place, "nothing in it is deployed by 'provider: heroku'", "name a file that deploys to Heroku");
        }

        foreach (var job in Jobs(root).Where(job => job.Entry("deploy") is not null))
        {
            draft.Plan.LoseAll(
                file.Name, job.Entries.Where(entry => entry.Name is "if" or "stage"), "a job's ", "on which its deployment depends: a route knows branches alone");
        }

        draft.Plan.LoseAll(
            file.Name,
            root.Except("deploy", "jobs", "matrix"),
            "",
            "which is about builds and tests: 'ci PROVIDER' writes a file for a CI service");
        return null;
    }

    /// <summary>The conditions of a deployment; the first that is there counts.</summary>
    public static SourceEntry? ConditionsOf(SourceMap deployment) =>
        Conditions.Select(deployment.Entry).FirstOrDefault(entry => entry is { Value.IsNothing: false });

    public static bool IsCondition(string name) => Conditions.Contains(name);

    /// <summary>Whether a map is a value that Travis has encrypted, and no choice by branch.</summary>
    public static bool IsEncrypted(SourceMap map) => map.Entries is [{ Name: "secure" }];

    // Travis leaves out everything that is no letter: "Heroku" and "heroku" are one.
    private static string? ProviderOf(SourceMap deployment) => deployment["provider"] is SourceText provider
        ? string.Concat(provider.Text.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit))
        : null;

    private static IEnumerable<SourceNode> Deployments(SourceMap root) =>
        Jobs(root).Prepend(root).Select(job => job["deploy"]).SelectMany(node => node switch
        {
            null => [],
            SourceList list => list.Items,
            _ => [node],
        });

    private static IEnumerable<SourceMap> Jobs(SourceMap root) =>
        from name in new[] { "jobs", "matrix" }
        let jobs = root[name] as SourceMap
        where jobs?["include"] is SourceList
        from job in ((SourceList)jobs["include"]!).Items.OfType<SourceMap>()
        select job;
}
