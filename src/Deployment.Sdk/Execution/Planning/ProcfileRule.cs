namespace Deployment.Sdk.Execution;

/// <summary>What an environment declares has to fit the process types that arrive there.</summary>
internal static class ProcfileRule
{
    public static Refusal? Check(Target target, IEnumerable<Procfile> procfiles)
    {
        foreach (var procfile in procfiles)
        {
            if ((Doubled(target, procfile) ?? Missing(target, procfile) ?? Unstoppable(target, procfile)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    // The release phase runs before the new code serves; the same command again afterwards would migrate twice.
    private static Refusal? Doubled(Target target, Procfile procfile) =>
        target.Definition.Of<ReleaseCommandAttribute>().FirstOrDefault(
            command => procfile.ProcessTypes.GetValueOrDefault(Procfile.Release)?.Trim() == command.Command.Trim()) is { } doubled
            ? Refusal.Policy(
                $"`{doubled.Command}` is both the Procfile's release phase and a [ReleaseCommand] of {target.Name}",
                "keep the Procfile's release: line and remove the [ReleaseCommand]")
            : null;

    // Found out while starting it again, it would end in a state that nobody meant.
    private static Refusal? Unstoppable(Target target, Procfile procfile) =>
        QuietTime.StoppedTypes(target).FirstOrDefault(type => !procfile.ProcessTypes.ContainsKey(type)) is { } missing
            ? Refusal.Policy(
                $"{target.Name} stops the process type {missing} during its maintenance, which what arrives there does not have "
                    + $"(it has {string.Join(", ", procfile.ProcessTypes.Keys.Order(StringComparer.Ordinal))})",
                $"add {missing}: to the Procfile, or take it out of [Maintenance(Stop = ...)]")
            : null;

    // Found out while scaling, after the release, it would leave the delivery half done.
    private static Refusal? Missing(Target target, Procfile procfile) =>
        target.Definition.Of<ProcessTypeAttribute>().FirstOrDefault(
            declared => declared is { Quantity: >= 0 } or { Size: not null } && !procfile.ProcessTypes.ContainsKey(declared.Name)) is { } missing
            ? Refusal.Policy(
                $"{target.Name} declares dynos for the process type {missing.Name}, which what arrives there does not have "
                    + $"(it has {string.Join(", ", procfile.ProcessTypes.Keys.Order(StringComparer.Ordinal))})",
                $"add {missing.Name}: to the Procfile, or remove its [ProcessType]")
            : null;
}
