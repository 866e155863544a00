using System.IO.Compression;
using System.Security.Cryptography;

namespace Deployment.Sdk.Revisions;

/// <summary>The files of a commit as a gzipped tar, in a temporary file that only this user can read. The same commit gives the same bytes.</summary>
internal sealed class SourceArchive : IAsyncDisposable
{
    private SourceArchive(string filePath, long length, string sha256)
    {
        FilePath = filePath;
        Length = length;
        Sha256 = sha256;
    }

    /// <summary>The file; gone after disposal.</summary>
    public string FilePath { get; }

    /// <summary>Its size in bytes.</summary>
    public long Length { get; }

    /// <summary>SHA-256 of the file, 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Opens the file anew, so that an upload can be repeated.</summary>
    public Stream OpenRead() => new FileStream(FilePath, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
    });

    /// <summary>Archives a commit, or one folder of it.</summary>
    /// <param name="git">The repository.</param>
    /// <param name="commit">The full hash of the commit.</param>
    /// <param name="folder">The folder of a monorepo, with slashes, which becomes the archive's root; null takes everything.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SourceArchiveResult> CreateAsync(
        GitRepository git, string commit, string? folder, CancellationToken cancellationToken)
    {
        var inside = folder is null ? "" : folder.Trim('/');
        if (await SourceInspection.ProblemAsync(git, CommitHash.Require(commit), inside, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return new SourceArchiveResult.Refused(RevisionRefusal.Policy(problem));
        }

        var path = PrivateFile.NewPath(".tar.gz");
        try
        {
            await using (var file = PrivateFile.Create(path))
            await using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
            {
                await WriteAsync(git, commit, inside, gzip, cancellationToken).ConfigureAwait(false);
            }

            await using var written = File.OpenRead(path);
            var hash = await SHA256.HashDataAsync(written, cancellationToken).ConfigureAwait(false);
            return new SourceArchiveResult.Created(new SourceArchive(path, written.Length, Convert.ToHexStringLower(hash)));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(FilePath);
        return ValueTask.CompletedTask;
    }

    private static async Task WriteAsync(
        GitRepository git, string commit, string folder, Stream target, CancellationToken cancellationToken)
    {
        // Of what would change the bytes from one machine to the next, its line ends and file modes are left.
        using var isolated = IsolatedGit.Of(git, commit);
        List<string> arguments =
        [
            "-c", "core.autocrlf=false", "-c", "core.eol=lf", "-c", "tar.umask=0022",
            "archive", "--format=tar", GitRepository.EndOfOptions, commit,
        ];
        if (folder.Length == 0)
        {
            await StreamAsync(isolated.Git, commit, arguments, target, cancellationToken).ConfigureAwait(false);
            return;
        }

        arguments.Add($":(top,literal){folder}");
        // Spooled, since a tar is rewritten entry by entry, and an entry's header needs the length of what follows.
        await using var spool = PrivateFile.Create(PrivateFile.NewPath(".tar"), FileAccess.ReadWrite, FileOptions.DeleteOnClose);
        await StreamAsync(isolated.Git, commit, arguments, spool, cancellationToken).ConfigureAwait(false);
        spool.Position = 0;
        await TarFolder.MakeRootAsync(spool, folder, target, cancellationToken).ConfigureAwait(false);
    }

    private static async Task StreamAsync(
        GitProcess git, string commit, List<string> arguments, Stream target, CancellationToken cancellationToken)
    {
        var output = await git.StreamAsync(
            arguments, (tar, token) => tar.CopyToAsync(target, token), cancellationToken).ConfigureAwait(false);
        if (!output.Succeeded)
        {
            throw new GitException($"git cannot archive {CommitHash.Short(commit)}: {output.Error}");
        }
    }
}
