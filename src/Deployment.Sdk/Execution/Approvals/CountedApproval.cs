using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>A yes that counts.</summary>
internal sealed record CountedApproval(string Approver, ApprovalStrength Strength, DateTimeOffset At, string? Evidence)
{
    public override string ToString() =>
        $"{Approver} ({Strength.ToString().ToLowerInvariant()}{(Evidence is null ? "" : $", {Evidence}")})";
}
