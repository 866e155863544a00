namespace Deployment.Sdk.Execution;

/// <summary>What a rehearsal does not need and the run that it stands for does.</summary>
internal static class RealRun
{
    /// <summary>
    /// Says once for each environment that its token is missing here, or is the wrong one: a rehearsal goes on without it, and the same
    /// command without <c>--rehearse</c> would end with 77. No token is sent anywhere to find that out.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="target">The environment that something would be changed in.</param>
    /// <param name="together">Everything that the same command changes; null for the environment alone.</param>
    public static void Note(DeliverySession session, Target target, IReadOnlyList<Target>? together = null)
    {
        if (session.TokenProblem(target, together ?? [target]) is { } problem)
        {
            session.Log.Note($"without --rehearse this would end with {(int)DeliveryOutcome.NotAuthorised} here: {problem}");
        }
    }
}
