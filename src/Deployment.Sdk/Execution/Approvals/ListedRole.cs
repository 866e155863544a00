using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>What stands of a request in one role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Question">What it is asked.</param>
/// <param name="Needed">How many must say yes.</param>
/// <param name="IsMet">Whether enough did.</param>
/// <param name="Approvals">The yeses that count.</param>
/// <param name="Discounted">Why others do not.</param>
internal sealed record ListedRole(
    string Role, string Question, int Needed, bool IsMet, ImmutableArray<CountedApproval> Approvals, ImmutableArray<string> Discounted);
