namespace Deployment.Sdk.Execution;

/// <summary>Whether a person may say yes in a role.</summary>
internal static class ApproverRule
{
    /// <summary>Why they may not; null when they may.</summary>
    /// <param name="rule">The declared rule.</param>
    /// <param name="approver">The person.</param>
    /// <param name="asking">Everyone who asks, or whose work would arrive.</param>
    /// <param name="people">The people of the plan.</param>
    public static string? Problem(RequiresApprovalAttribute rule, string approver, Requesters asking, People people)
    {
        var who = people.Name(approver);
        if (rule.By is { } by && !by.Select(people.Name).Contains(who, StringComparer.Ordinal))
        {
            return $"{who} is none of those who may say yes for {rule.Role}";
        }

        // Two accounts may be one person's. Whom the plan names in By, it has told apart itself.
        if (rule.Needed > 1 && rule.By is null && people.Find(approver) is null)
        {
            return $"{who} is nobody that the plan declares, and {rule.Needed} different people are asked for: [Person(\"EMAIL\", \"{who}\")]";
        }

        if (!rule.NotRequester)
        {
            return null;
        }

        return people.Find(approver) is null
                ? $"{who} is nobody that the plan declares, and may be whoever asks: [Person(\"EMAIL\", \"{who}\")]"
            : asking.All.FirstOrDefault(requester => people.Name(requester) == who) is { } same
                ? $"{who} is among those who ask{(same == who ? "" : $" (as {same})")}, and whoever asks does not say yes for {rule.Role}"
            : null;
    }
}
