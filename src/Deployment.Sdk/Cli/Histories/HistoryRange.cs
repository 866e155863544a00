using System.Globalization;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Cli.Histories;

/// <summary>Which rows of a stream are asked for.</summary>
internal sealed record HistoryRange(DateTimeOffset? Since, DateTimeOffset? ToMoment, long? ToVersion)
{
    public static Verdict<HistoryRange> Of(string? since, string? to, bool isOneEnvironment, DateTimeOffset now)
    {
        DateTimeOffset? from = null, until = null;
        long? version = null;
        if (since is not null)
        {
            if (!Moments.TryRead(since, now, out var moment))
            {
                return Refusal.Usage($"--since {since} is no moment", $"write {Moments.Help}");
            }

            from = moment;
        }

        if (to is not null)
        {
            if (long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                version = number;
            }
            else if (Moments.TryRead(to, now, out var moment))
            {
                until = moment;
            }
            else
            {
                return Refusal.Usage($"--to {to} is neither a version nor a moment", $"write 12, or {Moments.Help}");
            }
        }

        return version is not null && !isOneEnvironment
            ? Refusal.Usage("--to with a version needs an environment: each counts its own", "name the environment")
            : new HistoryRange(from, until, version);
    }

    public bool Holds(LedgerRow row) => !(row.At < Since) && !(row.At > ToMoment) && !(row.Version > ToVersion);
}
