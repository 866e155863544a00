namespace Deployment.Sdk.Revisions.Pushes;

/// <summary>Tells whether a push was to the repository that this clone is of.</summary>
internal static class PushedRepository
{
    /// <summary>Why it was not, or cannot be told; null when it was.</summary>
    /// <param name="git">The clone.</param>
    /// <param name="pushed">The repository that was pushed to, <c>workspace/slug</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RevisionRefusal?> ProblemAsync(GitRepository git, string pushed, CancellationToken cancellationToken)
    {
        if (await git.RemoteAsync(cancellationToken).ConfigureAwait(false) is not { } remote)
        {
            return RevisionRefusal.Policy(
                "Whether the push was to the repository of this clone cannot be told: it has no remote, or several and none called 'origin'. " +
                "Deliver from a clone of it.");
        }

        var here = NameIn(await git.AddressAsync(remote, cancellationToken).ConfigureAwait(false));
        return string.Equals(here, pushed, StringComparison.OrdinalIgnoreCase)
            ? null
            : RevisionRefusal.Policy(
                $"The push was to '{VisibleText.Of(pushed)}', and '{remote}' of this clone is {(here is null ? "another" : $"'{VisibleText.Of(here)}'")}. " +
                "Deliver from a clone of it.");
    }

    /// <summary>The last two parts of an address's path, without <c>.git</c>: never its user or password. Null when it has no two.</summary>
    public static string? NameIn(string address)
    {
        // git@bitbucket.org:workspace/slug.git is no URL; a path of this machine is neither.
        var path = Uri.TryCreate(address, UriKind.Absolute, out var uri) && address.Contains("://", StringComparison.Ordinal)
            ? Uri.UnescapeDataString(uri.AbsolutePath)
            : address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var parts = path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [.., var workspace, var repository])
        {
            return null;
        }

        return $"{workspace}/{(repository.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? repository[..^".git".Length] : repository)}";
    }
}
