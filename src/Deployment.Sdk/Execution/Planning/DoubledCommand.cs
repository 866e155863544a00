namespace Deployment.Sdk.Execution;

/// <summary>
/// The Procfile's release phase runs before the new code serves; the same command as a <see cref="ReleaseCommandAttribute"/> would
/// migrate twice.
/// </summary>
internal static class DoubledCommand
{
    public static Refusal? Check(Target target, IEnumerable<string> releasePhases)
    {
        string[] phases = [.. releasePhases.Select(phase => phase.Trim())];
        return target.Definition.Of<ReleaseCommandAttribute>().FirstOrDefault(command => phases.Contains(command.Command.Trim()))
            is { } doubled
            ? Refusal.Policy(
                $"`{doubled.Command}` is both the Procfile's release phase and a [ReleaseCommand] of {target.Name}",
                "keep the Procfile's release: line and remove the [ReleaseCommand]")
            : null;
    }
}
