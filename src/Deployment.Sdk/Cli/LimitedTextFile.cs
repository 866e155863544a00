using System.Text;

namespace Deployment.Sdk.Cli;

/// <summary>A text file that somebody names, of which nothing is known yet.</summary>
internal static class LimitedTextFile
{
    /// <exception cref="InvalidDataException">It is larger than <paramref name="maxBytes"/>.</exception>
    /// <exception cref="DecoderFallbackException">It is no text in UTF-8.</exception>
    public static async Task<string> ReadAsync(string path, int maxBytes, CancellationToken cancellationToken)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1, useAsync: true);
        await using (stream.ConfigureAwait(false))
        {
            using var content = new MemoryStream(await ReadAsync(stream, maxBytes, cancellationToken).ConfigureAwait(false));
            // PowerShell redirects as UTF-16, with the mark that says so.
            using var reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a stream to its end, byte for byte.</summary>
    /// <exception cref="InvalidDataException">It is larger than <paramref name="maxBytes"/>.</exception>
    public static async Task<byte[]> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        // No length is asked for: a pipe has none, and a device may say anything.
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false)) > 0)
        {
            content.Write(buffer, 0, read);
            if (content.Length > maxBytes)
            {
                throw new InvalidDataException();
            }
        }

        return content.ToArray();
    }
}
