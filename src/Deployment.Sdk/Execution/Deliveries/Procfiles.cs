using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Reads the Procfiles of what is to be built. Without one the buildpack decides, and nothing can be said here.</summary>
internal static class Procfiles
{
    public static async Task<IReadOnlyList<Procfile>> ReadAsync(
        GitRepository? git, Target target, string commit, CancellationToken cancellationToken)
    {
        var procfiles = new List<Procfile>();
        if (git is null)
        {
            return procfiles;
        }

        foreach (var artefact in target.Artefacts)
        {
            var path = artefact.Path is { } folder ? $"{folder.Trim('/')}/Procfile" : "Procfile";
            if (await git.ReadFileAsync(commit, path, cancellationToken).ConfigureAwait(false) is { } text)
            {
                procfiles.Add(Procfile.Parse(text));
            }
        }

        return procfiles;
    }
}
