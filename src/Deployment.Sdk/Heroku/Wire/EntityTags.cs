namespace Deployment.Sdk.Heroku;

/// <summary>
/// What was last read of a few addresses, by the entity tag that Heroku gave it. Belongs to one connection and so to one token.
/// </summary>
internal sealed class EntityTags
{
    /// <summary>More than one delivery watches at a time. Beyond, the oldest is forgotten and read anew.</summary>
    public const int Most = 64;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entity> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>What is known of an address; null when nothing is.</summary>
    /// <param name="address">The address.</param>
    public Entity? Find(string address)
    {
        lock (_gate)
        {
            return _known.GetValueOrDefault(address);
        }
    }

    /// <summary>Remembers what was read.</summary>
    /// <param name="address">The address.</param>
    /// <param name="entity">What it held.</param>
    public void Keep(string address, Entity entity)
    {
        lock (_gate)
        {
            if (_known.TryAdd(address, entity))
            {
                _order.Enqueue(address);
                if (_known.Count > Most)
                {
                    _known.Remove(_order.Dequeue());
                }
            }
            else
            {
                _known[address] = entity;
            }
        }
    }

    /// <summary>A resource as it was read. It is immutable, so every reader may have the same one.</summary>
    /// <param name="Tag">Heroku's <c>ETag</c>, word for word.</param>
    /// <param name="Value">The resource.</param>
    internal sealed record Entity(string Tag, object Value);
}
