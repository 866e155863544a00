namespace Deployment.Sdk.Cli.Importing;

/// <summary>The branches that a deployment of Travis CI is for, unless it is for tags or for all of them.</summary>
internal static class TravisBranches
{
    public static IReadOnlyList<SourceText> Of(ImportedFile file, SourceMap deployment, SourceEntry? conditions, ClassDraft plan)
    {
        var named = conditions?.Value is SourceMap on ? on["branch"] : conditions?.Value;
        if (named is not { IsNothing: false })
        {
            return Usual(file, deployment, plan);
        }

        var texts = named is SourceMap map ? [.. map.Entries.Select(Name)] : named.Texts;
        if (texts is null)
        {
            plan.Lose(file.Name, named.Place, "branches that are no texts");
        }

        return texts ?? [];
    }

    // As Travis does: the names of whatever is said branch by branch, else master.
    private static IReadOnlyList<SourceText> Usual(ImportedFile file, SourceMap deployment, ClassDraft plan)
    {
        SourceText[] names =
        [
            .. deployment.Entries
                .Where(entry => entry.Name != "edge" && !TravisDeploy.IsCondition(entry.Name))
                .Select(entry => entry.Value).OfType<SourceMap>().Where(map => !TravisDeploy.IsEncrypted(map))
                .SelectMany(map => map.Entries)
                .Select(Name)
                .DistinctBy(name => name.Text),
        ];
        if (names.Length > 0)
        {
            return names;
        }

        plan.Note(file.Name, deployment.Place, "no branch is named: Travis then deploys master, and a newer one main as well");
        return [new SourceText("master", isPlain: false, deployment.Place)];
    }

    private static SourceText Name(SourceEntry entry) => new(entry.Name, isPlain: false, entry.Place);
}
