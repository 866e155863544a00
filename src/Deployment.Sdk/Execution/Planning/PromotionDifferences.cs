namespace Deployment.Sdk.Execution;

/// <summary>What a person should know before a slug goes to another app: differences that do not travel with it.</summary>
internal static class PromotionDifferences
{
    public static IEnumerable<string> Of(TargetState source, TargetState target) =>
        from artefact in target.Target.Artefacts
        let builder = source.App(source.Target.ArtefactOf(artefact.Path).Builder.Name)
        from app in artefact.Apps
        from difference in Of(builder, target.App(app.Name))
        select difference;

    private static IEnumerable<string> Of(AppState source, AppState target)
    {
        if (target.App.Stack?.Name is { } stack && source.App.Stack?.Name is { } built && stack != built)
        {
            yield return $"{target.Name} is on stack {stack}, the slug was built on {built}";
        }

        // Nothing runs there yet, so nothing changes.
        if (target.RunningSlug is not { } now || source.RunningSlug is not { } next)
        {
            yield break;
        }

        if (Types(now.ProcessTypes) is var before && Types(next.ProcessTypes) is var after && before != after)
        {
            yield return $"the process types of {target.Name} change from {before} to {after}";
        }

        if (now.BuildpackProvidedDescription is { } old && next.BuildpackProvidedDescription is { } @new && old != @new)
        {
            yield return $"the buildpack of {target.Name} changes from {old} to {@new}";
        }
    }

    private static string Types(IReadOnlyDictionary<string, string> types) =>
        types.Count == 0 ? "none" : string.Join(", ", types.Keys.Order(StringComparer.Ordinal));
}
