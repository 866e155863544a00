using System.Text.Json;

namespace Deployment.Sdk.Ledgers;

/// <summary>Who holds a lease and what for, beside the lease itself.</summary>
/// <param name="Run">The command that holds it.</param>
/// <param name="Who">The person or CI job.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Process">The process there, as the system counts them; null where it is nobody's business, such as a lock taken by hand.</param>
/// <param name="Reason">What for.</param>
internal sealed record LeaseHolder(string Run, string Who, string Machine, int? Process, string Reason)
{
    /// <summary>When that process began, as its system writes it; null where nobody can tell.</summary>
    public string? Started { get; init; }

    /// <summary>What its number is valid in; null where nobody can tell.</summary>
    public string? Scope { get; init; }

    public string Write() => JsonSerializer.Serialize(this, LedgerJson.Default.LeaseHolder);

    public static LeaseHolder Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, LedgerJson.Default.LeaseHolder) ?? Unknown;
        }
        catch (JsonException)
        {
            return Unknown;
        }
    }

    private static LeaseHolder Unknown { get; } = new("", "somebody", "an unknown machine", null, "unknown");
}
