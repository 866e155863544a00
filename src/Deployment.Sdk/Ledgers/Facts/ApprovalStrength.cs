namespace Deployment.Sdk.Ledgers;

/// <summary>How well it is known who said yes.</summary>
internal enum ApprovalStrength
{
    /// <summary>Whoever started the delivery says so.</summary>
    Asserted,

    /// <summary>Heroku answered with that account to the approver's own token.</summary>
    Recorded,

    /// <summary>An SSH key that the protected branch lists signed the request.</summary>
    Signed,
}
