namespace Deployment.Sdk;

/// <summary>What a gate decided.</summary>
/// <param name="Answer">The decision.</param>
/// <param name="Reason">Why, and what helps when it is not yes.</param>
/// <param name="Link">Where to read more; null when there is nowhere.</param>
public sealed record GateVerdict(GateAnswer Answer, string Reason, Uri? Link = null)
{
    /// <summary>Let it pass.</summary>
    /// <param name="reason">Who or what said so.</param>
    public static GateVerdict Yes(string reason) => new(GateAnswer.Yes, reason);

    /// <summary>Refuse it.</summary>
    /// <param name="reason">Why, and what helps.</param>
    public static GateVerdict No(string reason) => new(GateAnswer.No, reason);

    /// <summary>Not yet: someone has to act first.</summary>
    /// <param name="reason">Who, and how.</param>
    public static GateVerdict Wait(string reason) => new(GateAnswer.Wait, reason);
}
