using System.Collections.Concurrent;
using System.Security.Cryptography;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Sources;

/// <summary>
/// The addresses that uploads go to, each unguessable: like a pre-signed address, it is the whole permission. They end with the
/// emulator; the files that pending builds wait for stay.
/// </summary>
internal sealed class SourceStore(StateFolder folder)
{
    private readonly ConcurrentDictionary<string, Upload> _uploads = new(StringComparer.Ordinal);

    public string Create()
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        _uploads[secret] = new Upload(null, null);
        return secret;
    }

    /// <summary>Null when no such address was given out.</summary>
    public Upload? Find(string secret) => _uploads.GetValueOrDefault(secret);

    /// <summary>Takes a body, or refuses it and keeps what was there. The size was checked by its declared length.</summary>
    public async Task<bool> ReceiveAsync(string secret, Stream body, CancellationToken ct)
    {
        var name = Guid.NewGuid().ToString("N") + ".tgz";
        var digest = await SpoolAsync(name, body, ct).ConfigureAwait(false);
        if (digest is null)
        {
            folder.DeleteSource(name);
            return false;
        }

        _uploads[secret] = new Upload(name, digest);
        return true;
    }

    public FileStream? Open(string? file) => folder.OpenSource(file);

    public void Delete(string? file) => folder.DeleteSource(file);

    private static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1f, 0x8b, ..];

    /// <returns>The file's SHA-256; null when it is no gzip file.</returns>
    private async Task<string?> SpoolAsync(string name, Stream body, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var file = folder.CreateSource(name);
        await using (file.ConfigureAwait(false))
        {
            var buffer = new byte[64 * 1024];
            var read = await body.ReadAtLeastAsync(buffer, 2, throwOnEndOfStream: false, ct).ConfigureAwait(false);
            if (!IsGzip(buffer.AsSpan(0, read)))
            {
                return null;
            }

            for (; read > 0; read = await body.ReadAsync(buffer, ct).ConfigureAwait(false))
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct).ConfigureAwait(false);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
