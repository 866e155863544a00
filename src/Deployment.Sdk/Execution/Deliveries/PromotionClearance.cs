namespace Deployment.Sdk.Execution;

/// <summary>What a clearance holds, whatever its environments.</summary>
internal sealed class PromotionClearance(PreparedPromotion promotion, string policyDigest, DateTimeOffset expiresAt)
{
    /// <summary>Long enough to read what goes out, short enough that it still is what was read.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private int _used;

    public PreparedPromotion Promotion => promotion;

    public DateTimeOffset ExpiresAt => expiresAt;

    public Verdict<PreparedPromotion> Use(DateTimeOffset now, string digest)
    {
        if (Interlocked.Exchange(ref _used, 1) != 0)
        {
            return Refusal.Policy("this clearance was used before", "run the gates again");
        }

        return now >= expiresAt ? Refusal.Policy($"this clearance expired at {expiresAt:u}", "run the gates again")
            : digest != policyDigest ? Refusal.Policy("this clearance was given under another plan", "run the gates again")
            : promotion;
    }
}
