namespace Deployment.Sdk.Emulator.Hosting;

/// <summary>Heroku's allowance of calls: a bucket of 4500 that fills by 75 a minute.</summary>
internal sealed class RateLimit(TimeProvider time)
{
    private const double Capacity = 4500;
    private const double PerMinute = 75;

    private readonly Lock _gate = new();
    private double _level = Capacity;
    private DateTimeOffset _asOf = time.GetUtcNow();

    public int Remaining
    {
        get
        {
            lock (_gate)
            {
                Refill();
                return (int)_level;
            }
        }
    }

    /// <summary>Takes one call; false when there is none left.</summary>
    public bool TryTake()
    {
        lock (_gate)
        {
            Refill();
            if (_level < 1)
            {
                return false;
            }

            _level--;
            return true;
        }
    }

    private void Refill()
    {
        var now = time.GetUtcNow();
        _level = Math.Min(Capacity, _level + ((now - _asOf).TotalMinutes * PerMinute));
        _asOf = now;
    }
}
