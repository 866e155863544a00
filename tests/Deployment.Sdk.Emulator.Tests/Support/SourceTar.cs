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

    /// <summary>A header alone, as no writer would make it: it claims more bytes than there are.</summary>
    public static byte[] OfClaim(char type, long size)
    {
        var header = new byte[512];
        Put(0, "claim");
        Put(100, "0000644\0" + "0000000\0" + "0000000\0" + Convert.ToString(size, 8).PadLeft(11, '0') + "\0" + "00000000000\0");
        Put(148, "        ");
        Put(156, type.ToString());
        Put(257, "ustar\0" + "00");
        Put(148, Convert.ToString(header.Sum(value => value), 8).PadLeft(6, '0') + "\0 ");
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write(header);
            zip.Write(new byte[1024 * 1024]);
        }

        return bytes.ToArray();

        void Put(int at, string text) => Encoding.ASCII.GetBytes(text).CopyTo(header, at);
    }

    public static PaxTarEntry File(string name, string text) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) };

    public static PaxTarEntry Link(TarEntryType type, string name, string target) => new(type, name) { LinkName = target };
}
