using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk;

/// <summary>
/// People in a role must say yes before anything arrives in the environment. Where nothing more is declared, whoever delivers may
/// assert it: with <c>--approve ROLE</c>, or by answering on the terminal. Where <see cref="By"/>, <see cref="Quorum"/>,
/// <see cref="NotRequester"/>, <see cref="Evidence"/> or <see cref="Signed"/> is declared, each of them says so with <c>approve</c>: with
/// their own Heroku token, or with a signature. A yes is to one source release, slug, commit and plan.
/// </summary>
/// <param name="role">Who must say yes, such as <c>sales</c>.</param>
/// <param name="question">What they are asked, such as <c>Is anyone in the middle of a demo?</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RequiresApprovalAttribute(string role, string question) : GateAttribute
{
    /// <summary>Who must say yes.</summary>
    public string Role { get; } = role ?? "";

    /// <summary>What they are asked.</summary>
    public string Question { get; } = question ?? "";

    /// <summary>The e-mails of those who may say yes; null for whoever has a Heroku account or a key that is allowed to sign.</summary>
    public string[]? By { get; init; }

    /// <summary>How many different people must say yes; 0, the default, means one.</summary>
    public int Quorum { get; init; }

    /// <summary>
    /// Whether those who ask may not say yes: who started CI, whose Heroku token is used, and the authors of every delivered commit.
    /// All of them, and whoever says yes, must be declared with <see cref="PersonAttribute"/>.
    /// </summary>
    public bool NotRequester { get; init; }

    /// <summary>
    /// How long a yes holds, in whole seconds, at most 14 days. 0, the default: what is asserted holds for that run, what is recorded or
    /// signed for 14 days.
    /// </summary>
    public int ExpiresAfter { get; init; }

    /// <summary>What whoever says yes has to name with <c>--evidence</c>, such as <c>the ticket of the test</c>; null for nothing.</summary>
    public string? Evidence { get; init; }

    /// <summary>
    /// Whether a yes counts only if it is signed with an SSH key that the plan's main branch allows: one that is recorded with a Heroku token
    /// could be written by whoever can write to the ledger.
    /// </summary>
    public bool Signed { get; init; }

    /// <summary>Whether the word of whoever delivers is enough.</summary>
    internal bool IsAssertable => ApprovalRule.IsAssertable(By, Quorum, NotRequester, Evidence, Signed);

    /// <summary>How many must say yes.</summary>
    internal int Needed => Math.Max(1, Quorum);

    /// <inheritdoc/>
    public override string Describe() => IsAssertable
        ? $"approval by {Role}: {Question}"
        : $"approval by {Role} ({(Signed ? "signed" : "recorded")}{(Needed > 1 ? $", {Needed} people" : "")}{(NotRequester ? ", not whoever asks" : "")}): {Question}";

    /// <inheritdoc/>
    public override async Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken)
    {
        if (ApprovalRule.Faults(By, Quorum, NotRequester, ExpiresAfter) is [var fault, ..])
        {
            return GateVerdict.No($"the approval by {Role} can never be given: {fault.Problem} {fault.Remedy}");
        }

        if (context is IApprovalContext { Approvals: { } approvals })
        {
            return await approvals.AskAsync(this, context, cancellationToken).ConfigureAwait(false);
        }

        return IsAssertable
            ? await AskHereAsync(context, cancellationToken).ConfigureAwait(false)
            : GateVerdict.No($"the approval by {Role} has to be recorded, and there is no ledger here");
    }

    /// <summary>Asks whoever delivers, and nobody else.</summary>
    internal async Task<GateVerdict> AskHereAsync(IGateContext context, CancellationToken cancellationToken)
    {
        if (context.IsAsserted(Role))
        {
            return GateVerdict.Yes($"{Role} approved (asserted with --approve {Role})");
        }

        return await context.AskPersonAsync(Role, Question, cancellationToken).ConfigureAwait(false) switch
        {
            true => GateVerdict.Yes($"{Role} approved (asserted on this terminal)"),
            false => GateVerdict.No($"{Role} did not approve"),
            null => GateVerdict.Wait($"approval by {Role} is missing ({Question}): repeat the command with --approve {Role} once they said yes"),
        };
    }
}
