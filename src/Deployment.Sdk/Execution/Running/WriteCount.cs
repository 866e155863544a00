namespace Deployment.Sdk.Execution;

/// <summary>How many changes a delivery, or one step of it, has sent.</summary>
/// <param name="delivery">That of the delivery; null for its own.</param>
internal sealed class WriteCount(WriteCount? delivery)
{
    private int _sent;
    private int _accepted;

    /// <summary>Whether the delivery sent any.</summary>
    public bool HasWritten => delivery?.HasWritten ?? Sent > 0;

    public int Sent => Volatile.Read(ref _sent);

    public int Accepted => Volatile.Read(ref _accepted);

    public void Send(WriteKind kind)
    {
        if (kind != WriteKind.Place)
        {
            Interlocked.Increment(ref _sent);
            delivery?.Send(kind);
        }
    }

    public void Accept(WriteKind kind)
    {
        if (kind != WriteKind.Place)
        {
            Interlocked.Increment(ref _accepted);
            delivery?.Accept(kind);
        }
    }
}
