using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Deployment.Sdk.Emulator.Semantics;

namespace Deployment.Sdk.Emulator.Sources;

/// <summary>Reads an uploaded source from beginning to end. Nothing of it is ever written anywhere.</summary>
internal static class SourceArchive
{
    private const int MaxProcfileBytes = 64 * 1024;

    public static async Task<Outcome<SourceContents>> ReadAsync(Stream upload, EmulatorSettings settings, CancellationToken ct)
    {
        var unzipped = new GZipStream(upload, CompressionMode.Decompress, leaveOpen: true);
        await using (unzipped.ConfigureAwait(false))
        {
            try
            {
                return await ReadTarAsync(new BoundedStream(unzipped, settings.MaxUnpackedBytes), settings, ct).ConfigureAwait(false);
            }
            catch (BoundedStream.TooLargeException problem)
            {
                return Refusal.Invalid(problem.Message);
            }
            catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException or FormatException)
            {
                return Refusal.Invalid("The source is not a gzip-compressed tar archive.");
            }
        }
    }

    private static async Task<Outcome<SourceContents>> ReadTarAsync(Stream tar, EmulatorSettings settings, CancellationToken ct)
    {
        var contents = new SourceContents();
        var reader = new TarReader(tar, leaveOpen: true);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.GetNextEntryAsync(copyData: false, ct).ConfigureAwait(false) is { } entry)
            {
                if (contents.Entries == settings.MaxSourceEntries)
                {
                    return Refusal.Invalid($"The source has more than {settings.MaxSourceEntries} entries.");
                }

                contents = contents with { Entries = contents.Entries + 1 };
                var next = await TakeAsync(contents, entry, ct).ConfigureAwait(false);
                if (!next.Succeeds(out contents!, out var refusal))
                {
                    return refusal;
                }
            }
        }

        return contents.Entries > 0 ? contents : Refusal.Invalid("The source is an empty archive.");
    }

    private static async Task<Outcome<SourceContents>> TakeAsync(SourceContents contents, TarEntry entry, CancellationToken ct)
    {
        if (entry.EntryType == TarEntryType.GlobalExtendedAttributes)
        {
            return contents;
        }

        if (IsOutside(entry.Name))
        {
            return Refusal.Invalid($"The source has an entry that would lie outside of it: '{Shown(entry.Name)}'.");
        }

        switch (entry.EntryType)
        {
            case TarEntryType.Directory or TarEntryType.DirectoryList:
                return contents;

            case TarEntryType.SymbolicLink or TarEntryType.HardLink:
                return contents with { Links = contents.Links + 1 };

            case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                var counted = contents with { Files = contents.Files + 1, Bytes = contents.Bytes + entry.Length };
                return IsProcfile(entry.Name) ? await WithProcfileAsync(counted, entry, ct).ConfigureAwait(false) : counted;

            default:
                return Refusal.Invalid($"The source has an entry that is no file, folder or link: '{Shown(entry.Name)}'.");
        }
    }

    private static async Task<Outcome<SourceContents>> WithProcfileAsync(SourceContents contents, TarEntry entry, CancellationToken ct)
    {
        if (entry.Length > MaxProcfileBytes)
        {
            return Refusal.Invalid($"The Procfile is larger than {MaxProcfileBytes} bytes.");
        }

        var bytes = new byte[entry.Length];
        if (entry.DataStream is { } data)
        {
            await data.ReadExactlyAsync(bytes, ct).ConfigureAwait(false);
        }

        return contents with { ProcessTypes = Procfile.Parse(Encoding.UTF8.GetString(bytes)) };
    }

    private static bool IsProcfile(string name) => name is Procfile.Name or "./" + Procfile.Name;

    private static bool IsOutside(string name) =>
        name.StartsWith('/') || name.StartsWith('\\') || (name.Length > 1 && name[1] == ':') || name.Split('/', '\\').Contains("..");

    private static string Shown(string name) =>
        new([.. name.Take(100).Select(character => char.IsControl(character) ? '?' : character)]);
}
