namespace Deployment.Sdk.Plans.Proofs.Freezes;

/// <summary>The texts that a freeze is made of.</summary>
internal enum FreezePart
{
    /// <summary>When it starts.</summary>
    From,

    /// <summary>When it ends.</summary>
    To,

    /// <summary>The time zone of both.</summary>
    TimeZone,
}
