using System.Collections.Immutable;
using System.Globalization;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>What the yeses to a request amount to in one role. A pure function of them.</summary>
/// <param name="Needed">How many different people must say yes.</param>
/// <param name="Counted">The yeses that count, one for each person.</param>
/// <param name="Discounted">Why others do not.</param>
internal sealed record ApprovalRuling(int Needed, ImmutableArray<CountedApproval> Counted, ImmutableArray<string> Discounted)
{
    public bool IsMet => Counted.Length >= Needed;

    /// <summary>The yeses, and those that do not count, for people; empty when nobody said anything.</summary>
    public string Text => string.Join(
        "; ",
        new[]
        {
            Needed > 1 ? string.Create(CultureInfo.InvariantCulture, $"{Counted.Length} of {Needed} said yes") : "",
            string.Join(", ", Counted),
            string.Join(", ", Discounted),
        }.Where(part => part.Length > 0));

    /// <param name="rule">The declared rule.</param>
    /// <param name="request">The request; null when nobody asked.</param>
    /// <param name="people">The people of the plan.</param>
    /// <param name="now">The time.</param>
    /// <param name="forged">The versions of rows whose signature does not verify.</param>
    /// <param name="requesters">Who asks now, and whose work would arrive now; null where only those are known who did when it was filed.</param>
    public static ApprovalRuling Of(
        RequiresApprovalAttribute rule,
        ApprovalRequest? request,
        People people,
        DateTimeOffset now,
        IReadOnlySet<long> forged,
        Requesters? requesters = null)
    {
        var counted = new Dictionary<string, CountedApproval>(StringComparer.Ordinal);
        var discounted = new List<string>();
        foreach (var (entry, given) in request?.Given ?? [])
        {
            if (!string.Equals(given.Role, rule.Role, StringComparison.OrdinalIgnoreCase)
                || (given.Strength == ApprovalStrength.Asserted && !(rule.IsAssertable && rule.ExpiresAfter > 0)))
            {
                continue;
            }

            var who = people.Name(given.Approver);
            var end = (given.SignedAt < entry.At ? given.SignedAt.Value : entry.At) + Holds(rule);
            var problem = forged.Contains(entry.Version) ? $"the signature of {who} does not verify"
                : rule.Signed && given.Strength != ApprovalStrength.Signed ? $"{who} did not sign"
                : now >= end ? $"the yes of {who} expired on {end:yyyy-MM-dd HH:mm}Z"
                : rule.Evidence is not null && given.Evidence is null ? $"{who} named no evidence"
                : ApproverRule.Problem(rule, given.Approver, Requesters.Of(request!.Asked, requesters, people), people);
            if (problem is null)
            {
                counted[who] = new CountedApproval(who, given.Strength, entry.At, given.Evidence);
            }
            else
            {
                discounted.Add(problem);
            }
        }

        return new ApprovalRuling(rule.Needed, [.. counted.Values], [.. discounted]);
    }

    private static TimeSpan Holds(RequiresApprovalAttribute rule)
    {
        var declared = TimeSpan.FromSeconds(rule.ExpiresAfter);
        return rule.ExpiresAfter > 0 && declared < ApprovalRequest.Lifetime ? declared : ApprovalRequest.Lifetime;
    }
}
