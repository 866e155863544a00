using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>What to deploy, and what the person who starts it says beforehand.</summary>
public sealed record DeployOptions
{
    /// <summary>The branch, by its short name; null takes CI's, or the one that is checked out.</summary>
    public string? Branch { get; init; }

    /// <summary>The commit, in any form that git understands; null takes CI's, or the branch's tip.</summary>
    public string? Commit { get; init; }

    /// <summary>Whether git may fetch what is missing here. True unless set.</summary>
    public bool AllowFetch { get; init; } = true;

    /// <summary>The roles that are asserted to have approved.</summary>
    public ImmutableArray<string> Approvals { get; init; } = [];

    /// <summary>The production apps whose change is confirmed by name.</summary>
    public ImmutableArray<string> Confirmations { get; init; } = [];

    /// <summary>How long to wait for another delivery to be done with the environment. Not at all unless set.</summary>
    public TimeSpan LockWait { get; init; }

    /// <summary>The plan file that the delivery must agree with; null without one.</summary>
    internal SavedPlan? SavedPlan { get; init; }

    /// <summary>Why the delivery goes through freezes and holds; null when it does not. It is recorded, and everyone is told.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>The id of the request for approvals that the delivery must be of; null for whatever it is.</summary>
    public string? Request { get; init; }

    /// <summary>Whether those are asked once more who said no to the same before.</summary>
    public bool AsksAgain { get; init; }

    /// <summary>What becomes of a CI job that a later push had overtaken; null for what each environment declares.</summary>
    public SupersededPolicy? Superseded { get; init; }

    internal Consent Consent => new(Approvals, Confirmations) { Override = OverrideReason, Request = Request, AsksAgain = AsksAgain };
}
