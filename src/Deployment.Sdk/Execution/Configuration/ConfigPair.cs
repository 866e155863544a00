namespace Deployment.Sdk.Execution;

/// <summary>An app, and the app of another environment that it is held against; null for the plan.</summary>
internal sealed record ConfigPair(Target Target, TargetApp App, Target? OtherTarget, TargetApp? Other)
{
    /// <summary>Every app of a target against what the plan declares.</summary>
    public static IEnumerable<ConfigPair> WithPlan(Target target) => target.Apps.Select(app => new ConfigPair(target, app, null, null));

    /// <summary>The apps of two environments that run the same folder: in their order, and where one has more, the last again.</summary>
    public static Verdict<ConfigPair[]> Between(Target here, Target there)
    {
        var pairs = new List<ConfigPair>();
        foreach (var artefact in here.Artefacts)
        {
            if (there.Artefacts.FirstOrDefault(other => other.Path == artefact.Path) is not { } same)
            {
                return Refusal.Usage(
                    $"{there.Name} has no app for the folder {artefact.Path ?? "/"} that {artefact.Builder.Name} of {here.Name} runs",
                    "compare each of them with the plan: config diff ENVIRONMENT");
            }

            for (var index = 0; index < Math.Max(artefact.Apps.Length, same.Apps.Length); index++)
            {
                pairs.Add(new ConfigPair(here, At(artefact, index), there, At(same, index)));
            }
        }

        return pairs.ToArray();
    }

    private static TargetApp At(Artefact artefact, int index) => artefact.Apps[Math.Min(index, artefact.Apps.Length - 1)];
}
