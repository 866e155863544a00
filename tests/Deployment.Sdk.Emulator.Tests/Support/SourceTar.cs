using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Deployment.Sdk.Emulator.Tests.Support;

/// <summary>Makes real gzip tars.</summary>
internal static class SourceTar
{
    public static byte[] Of(params (string Name, string Text)[] files) =>
        OfEntries([.. files.Select(file => File(file.Name, file.Text))]);

    public static byte[] OfEntries(params TarEntry[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(zip, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                tar.WriteEntry(entry);
            }
        }

        return bytes.ToArray();
    }

    public static PaxTarEntry File(string name, string text) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    public static PaxTarEntry Link(TarEntryType type, string name, string target) => new(type, name) { LinkName = target };
}
