namespace Deployment.Sdk.Ledgers.Tests;

/// <summary>
/// What a ledger does, in the plainest words: lists of texts, and a lease that is either long or has run out by the next look.
/// It knows nothing of <see cref="LedgerDecision"/>.
/// </summary>
internal sealed class LedgerModel
{
    private readonly Dictionary<string, (long Fence, string Holder, bool Runs)> _leases = [];
    private readonly Dictionary<string, long> _before = [];

    public Dictionary<string, List<string>> Bodies { get; } = [];

    public static string[] BodiesOf(Operation.Append append) => [.. Enumerable.Range(0, append.Rows).Select(row => $"{append.Change} {row}")];

    /// <summary>The version that an append expects; asked after the model applied it.</summary>
    public long VersionAtAppend(Operation.Append append) => _before[append.Stream] + append.Off;

    public string? Lease(string stream) => _leases.TryGetValue(stream, out var lease) ? $"{lease.Fence} {lease.Holder} {lease.Runs}" : null;

    public string Apply(Operation operation) => operation switch
    {
        Operation.Append append => Apply(append),
        Operation.Renew renew => Apply(renew),
        _ => "",
    };

    private string Apply(Operation.Append append)
    {
        var rows = Bodies.TryGetValue(append.Stream, out var known) ? known : Bodies[append.Stream] = [];
        _before[append.Stream] = rows.Count;
        if (append.Off != 0)
        {
            return $"conflict {rows.Count}";
        }

        var isHeld = _leases.TryGetValue(append.Stream, out var lease);
        switch (append.Change)
        {
            case LeaseChange.Take take when isHeld && lease.Runs && lease.Fence != take.InPlaceOf:
                return $"held {lease.Fence}";
            case LeaseChange.Take take:
                _leases[append.Stream] = (rows.Count + 1, take.Holder, take.Life > TimeSpan.FromSeconds(1));
                break;
            case LeaseChange.Hold { Fence: var fence } when !isHeld || lease.Fence != fence:
            case LeaseChange.Release { Fence: var given } when !isHeld || lease.Fence != given:
                return $"held {(isHeld ? lease.Fence : null)}";
            case LeaseChange.Release:
                _leases.Remove(append.Stream);
                break;
        }

        rows.AddRange(BodiesOf(append));
        return $"appended {rows.Count}, {(_leases.TryGetValue(append.Stream, out var now) ? now.Fence : null)}";
    }

    private string Apply(Operation.Renew renew)
    {
        if (!_leases.TryGetValue(renew.Stream, out var lease) || lease.Fence != renew.Fence)
        {
            return "not renewed";
        }

        _leases[renew.Stream] = lease with { Runs = renew.Life > TimeSpan.FromSeconds(1) };
        return $"renewed {renew.Fence}";
    }
}
