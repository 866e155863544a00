using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Reads the release phase of a Procfile, which must not be declared a second time as a command.</summary>
internal static class Procfiles
{
    public static async Task<IReadOnlyDictionary<string, string>> ReleasePhasesAsync(
        GitRepository? git, Target target, string commit, CancellationToken cancellationToken)
    {
        var phases = new Dictionary<string, string>(StringComparer.Ordinal);
        if (git is null)
        {
            return phases;
        }

        foreach (var artefact in target.Artefacts)
        {
            var path = artefact.Path is { } folder ? $"{folder.Trim('/')}/Procfile" : "Procfile";
            var text = await git.ReadFileAsync(commit, path, cancellationToken).ConfigureAwait(false);
            if (text is not null && ReleaseLine(text) is { } command)
            {
                phases[artefact.Path ?? ""] = command;
            }
        }

        return phases;
    }

    internal static string? ReleaseLine(string procfile) =>
        procfile.Split('\n')
            .Select(line => line.Split(':', 2))
            .Where(parts => parts.Length == 2 && parts[0].Trim() == "release")
            .Select(parts => parts[1].Trim())
            .FirstOrDefault(command => command.Length > 0);
}
