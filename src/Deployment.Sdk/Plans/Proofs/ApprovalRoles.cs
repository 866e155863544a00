namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Finds the roles that <c>--approve</c> takes for one: their case makes no difference to it.</summary>
internal static class ApprovalRoles
{
    /// <summary>For each role what is wrong with it, or null.</summary>
    /// <param name="roles">The roles of an environment's approvals, in order.</param>
    public static IReadOnlyList<UnmeetableRule?> Faults(IEnumerable<string?> roles)
    {
        var first = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var faults = new List<UnmeetableRule?>();
        foreach (var role in roles.Select(role => role ?? ""))
        {
            if (!first.TryGetValue(role, out var other))
            {
                first.Add(role, other = role);
            }

            faults.Add(other == role
                ? null
                : new(
                    "role",
                    $"Case makes no difference to --approve, so that one yes would be that of '{other}' too.",
                    $"Write '{other}', or another name."));
        }

        return faults;
    }
}
