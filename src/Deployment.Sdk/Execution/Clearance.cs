namespace Deployment.Sdk.Execution;

/// <summary>
/// The right to carry out one promotion, once: made only by running that promotion's gates. It pins the source's release, its
/// commit and the plan's digest. It guards against mistakes, not against an attacker in the same process.
/// </summary>
/// <typeparam name="TFrom">The environment whose release travels.</typeparam>
/// <typeparam name="TTo">The environment that receives it.</typeparam>
public sealed class Clearance<TFrom, TTo>
{
    private readonly PromotionClearance _clearance;

    private Clearance(PromotionClearance clearance) => _clearance = clearance;

    /// <summary>The full hash of the commit that was cleared.</summary>
    public string Commit => _clearance.Promotion.Commit;

    /// <summary>When it expires, in UTC.</summary>
    public DateTimeOffset ExpiresAt => _clearance.ExpiresAt;

    internal static Clearance<TFrom, TTo> Of(PromotionClearance clearance) => new(clearance);

    internal Verdict<PreparedPromotion> Use(DateTimeOffset now, string policyDigest) => _clearance.Use(now, policyDigest);
}
