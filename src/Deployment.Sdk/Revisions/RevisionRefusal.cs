namespace Deployment.Sdk.Revisions;

/// <summary>Why nothing is delivered.</summary>
/// <param name="Kind">What sort of refusal; its value is the exit code of the command line.</param>
/// <param name="Reason">What is wrong, where, and what helps.</param>
internal sealed record RevisionRefusal(RefusalKind Kind, string Reason)
{
    public int ExitCode => (int)Kind;

    public static RevisionRefusal Policy(string reason) => new(RefusalKind.Policy, reason);

    public static RevisionRefusal Usage(string reason) => new(RefusalKind.Usage, reason);

    public static RevisionRefusal Diverged(string reason) => new(RefusalKind.Diverged, reason);
}
