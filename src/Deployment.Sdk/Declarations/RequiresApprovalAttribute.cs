using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk;

/// <summary>
/// A person in a role must say yes before anything arrives in the environment. On a terminal the question is asked; elsewhere
/// the yes is asserted with <c>--approve ROLE</c>, and is missing otherwise.
/// </summary>
/// <param name="role">Who must say yes, such as <c>sales</c>.</param>
/// <param name="question">What they are asked, such as <c>Is anyone in the middle of a demo?</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RequiresApprovalAttribute(string role, string question) : GateAttribute
{
    /// <summary>Who must say yes.</summary>
    public string Role { get; } = role;

    /// <summary>What they are asked.</summary>
    public string Question { get; } = question;

    /// <summary>The e-mails of those who may say yes. Not enforced yet: where it is set, the gate refuses.</summary>
    public string[]? By { get; init; }

    /// <summary>How many must say yes; 0, the default, means one. More than one is not enforced yet: the gate refuses.</summary>
    public int Quorum { get; init; }

    /// <summary>Whether whoever asks may not be who says yes. Not enforced yet: where it is set, the gate refuses.</summary>
    public bool NotRequester { get; init; }

    /// <summary>How long a yes holds, in whole seconds; 0, the default, for this run. Not enforced yet: where it is set, the gate refuses.</summary>
    public int ExpiresAfter { get; init; }

    /// <inheritdoc/>
    public override string Describe() => $"approval by {Role}: {Question}";

    /// <inheritdoc/>
    public override async Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken)
    {
        if (ApprovalRule.Faults(By, Quorum, NotRequester, ExpiresAfter) is [var fault, ..])
        {
            return GateVerdict.No($"the approval by {Role} can never be given: {fault.Problem} {fault.Remedy}");
        }

        if (NotEnforced() is { } rule)
        {
            return GateVerdict.No(
                $"the approval by {Role} declares {rule}, which this version cannot enforce; it refuses rather than let it pass");
        }

        if (context.IsAsserted(Role))
        {
            return GateVerdict.Yes($"{Role} approved (asserted with --approve {Role})");
        }

        return await context.AskPersonAsync(Role, Question, cancellationToken).ConfigureAwait(false) switch
        {
            true => GateVerdict.Yes($"{Role} approved (answered on this terminal)"),
            false => GateVerdict.No($"{Role} did not approve"),
            null => GateVerdict.Wait($"approval by {Role} is missing ({Question}): repeat the command with --approve {Role} once they said yes"),
        };
    }

    private string? NotEnforced() =>
        By is { Length: > 0 } ? nameof(By)
        : Quorum > 1 ? nameof(Quorum)
        : NotRequester ? nameof(NotRequester)
        : ExpiresAfter > 0 ? nameof(ExpiresAfter)
        : null;
}
