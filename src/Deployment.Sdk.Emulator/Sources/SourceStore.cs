using System.Collections.Concurrent;
using System.Security.Cryptography;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Sources;

/// <summary>
/// The addresses that uploads go to, each unguessable: like a pre-signed address, it is the whole permission. They end with the
/// emulator; the files that pending builds wait for stay.
/// </summary>
internal sealed class SourceStore(StateFolder folder, TimeProvider time)
{
    /// <summary>The life of an address. A source may be built more than once, so it outlives its first build.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, Upload> _uploads = new(StringComparer.Ordinal);

    public string Create()
    {
        DeleteExpired();
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        _uploads[secret] = new Upload(time.GetUtcNow(), null);
        return secret;
    }

    /// <summary>Null when no such address was given out.</summary>
    public Upload? Find(string secret) => _uploads.GetValueOrDefault(secret);

    /// <summary>Takes a body to a known address, or refuses it and keeps what was there. The size was checked by its declared length.</summary>
    public async Task<bool> ReceiveAsync(string secret, Stream body, CancellationToken ct)
    {
        var name = Guid.NewGuid().ToString("N") + ".tgz";
        var isTaken = false;
        try
        {
            isTaken = await SpoolAsync(name, body, ct).ConfigureAwait(false)
                && _uploads.TryGetValue(secret, out var before)
                && _uploads.TryUpdate(secret, before with { File = name }, before);
        }
        finally
        {
            if (!isTaken)
            {
                folder.DeleteSource(name);
            }
        }

        return isTaken;
    }

    public FileStream? Open(string? file) => folder.OpenSource(file);

    private static bool IsGzip(ReadOnlySpan<byte> start) => start is [0x1f, 0x8b, ..];

    private void DeleteExpired()
    {
        var oldest = time.GetUtcNow() - Lifetime;
        foreach (var (secret, upload) in _uploads.Where(entry => entry.Value.CreatedAt < oldest))
        {
            _uploads.TryRemove(secret, out _);
            folder.DeleteSource(upload.File);
        }
    }

    /// <returns>Whether it is a gzip file.</returns>
    private async Task<bool> SpoolAsync(string name, Stream body, CancellationToken ct)
    {
        var file = folder.CreateSource(name);
        await using (file.ConfigureAwait(false))
        {
            var buffer = new byte[64 * 1024];
            var read = await body.ReadAtLeastAsync(buffer, 2, throwOnEndOfStream: false, ct).ConfigureAwait(false);
            if (!IsGzip(buffer.AsSpan(0, read)))
            {
                return false;
            }

            for (; read > 0; read = await body.ReadAsync(buffer, ct).ConfigureAwait(false))
            {
                await file.WriteAsync(buffer.AsMemory(0, read), ct).ConfigureAwait(false);
            }

            return true;
        }
    }
}
