namespace Deployment.Sdk;

/// <summary>What is about to happen, and whom a gate can ask.</summary>
public interface IGateContext
{
    /// <summary>The name of the environment that would change.</summary>
    string Environment { get; }

    /// <summary>The stage of the environment that would change.</summary>
    Stage Stage { get; }

    /// <summary>The full hash of the commit that would arrive.</summary>
    string Commit { get; }

    /// <summary>The branch that is delivered; null for a promotion.</summary>
    string? Branch { get; }

    /// <summary>The name of the environment that it is promoted from; null for a deploy.</summary>
    string? PromotedFrom { get; }

    /// <summary>
    /// Since when, in UTC, the release that is promoted is its source's current one; the latest if it is several apps'. Null for a
    /// deploy, or where Heroku does not say.
    /// </summary>
    DateTimeOffset? SourceReleasedAt { get; }

    /// <summary>Every gate of the environment, the one that is asked included, in the order in which they are asked.</summary>
    IReadOnlyList<GateAttribute> Gates { get; }

    /// <summary>The clock to tell the time by.</summary>
    TimeProvider Time { get; }

    /// <summary>The means to reach an outside service.</summary>
    IServiceContext Services { get; }

    /// <summary>Whether this is a rehearsal.</summary>
    bool IsRehearsal { get; }

    /// <summary>Whether the person who started the delivery asserted that a role said yes (<c>--approve ROLE</c>).</summary>
    /// <param name="role">The role.</param>
    bool IsAsserted(string role);

    /// <summary>Asks whoever sits at the terminal.</summary>
    /// <param name="role">In whose name they answer.</param>
    /// <param name="question">What they are asked.</param>
    /// <param name="cancellationToken">Ends the question early.</param>
    /// <returns>Whether they approve; null when there is no terminal to ask on.</returns>
    Task<bool?> AskPersonAsync(string role, string question, CancellationToken cancellationToken);
}
