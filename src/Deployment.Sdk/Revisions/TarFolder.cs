using System.Formats.Tar;

namespace Deployment.Sdk.Revisions;

/// <summary>
/// Makes one folder of a tar its root. Asking git for the tree <c>commit:folder</c> instead would stamp every file with the current
/// time, and would not see the attributes that the repository's root declares.
/// </summary>
internal static class TarFolder
{
    public static async Task MakeRootAsync(Stream source, string folder, Stream target, CancellationToken cancellationToken)
    {
        var prefix = folder + "/";
        await using var reader = new TarReader(source, leaveOpen: true);
        await using var writer = new TarWriter(target, TarEntryFormat.Gnu, leaveOpen: true);
        while (await reader.GetNextEntryAsync(copyData: false, cancellationToken).ConfigureAwait(false) is { } entry)
        {
            if (entry.EntryType == TarEntryType.GlobalExtendedAttributes
                || entry.Name.Length <= prefix.Length
                || !entry.Name.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var type = entry.EntryType is TarEntryType.V7RegularFile ? TarEntryType.RegularFile : entry.EntryType;
            // The times of access and change stay unset: they lie where other formats keep the first part of a long name, and some
            // readers (Python's tarfile) would take them for a folder.
            var moved = new GnuTarEntry(type, entry.Name[prefix.Length..])
            {
                Mode = entry.Mode,
                ModificationTime = entry.ModificationTime,
            };
            if (type is TarEntryType.SymbolicLink)
            {
                moved.LinkName = entry.LinkName;
            }

            if (type is TarEntryType.RegularFile)
            {
                moved.DataStream = entry.DataStream;
            }

            await writer.WriteEntryAsync(moved, cancellationToken).ConfigureAwait(false);
        }
    }
}
