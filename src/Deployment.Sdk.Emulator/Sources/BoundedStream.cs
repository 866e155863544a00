namespace Deployment.Sdk.Emulator.Sources;

/// <summary>
/// Reads another stream up to a number of bytes and refuses more: what a small archive may unpack to is not up to its sender.
/// </summary>
/// <remarks>
/// Nor is how much memory its reader takes. A tar header may claim that the name or the attributes which follow are a gigabyte
/// long; the reader makes a buffer of that length and asks to fill it at once, which nothing else in a tar makes it do.
/// </remarks>
internal sealed class BoundedStream(Stream inner, long limit) : Stream
{
    private const int MaxAtOnce = 1024 * 1024;

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        Check(buffer.Length);
        return Count(inner.Read(buffer));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Check(buffer.Length);
        return Count(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Count(int read)
    {
        _read += read;
        return _read <= limit ? read : throw new TooLargeException($"The source unpacks to more than {limit} bytes.");
    }

    private static void Check(int wanted)
    {
        if (wanted > MaxAtOnce)
        {
            throw new TooLargeException($"The source has an entry whose name or attributes claim more than {MaxAtOnce} bytes.");
        }
    }

    /// <summary>More came, or was announced, than may come.</summary>
    internal sealed class TooLargeException(string message) : IOException(message);
}
