using System.Formats.Tar;
using System.IO.Compression;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>A gzipped tar archive with nothing but a note in it: enough for Heroku to take as source or as slug.</summary>
internal static class EmptyArchive
{
    /// <summary>The archive.</summary>
    public static byte[] Bytes { get; } = Write();

    private static byte[] Write()
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Pax))
        {
            // A slug is unpacked below ./app; source may lie anywhere.
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "./app/README")
            {
                DataStream = new MemoryStream("Left by a contract check.\n"u8.ToArray()),
            });
        }

        return archive.ToArray();
    }
}
