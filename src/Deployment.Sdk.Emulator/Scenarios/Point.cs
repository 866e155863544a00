namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>Where in the emulator a fault can happen.</summary>
internal enum Point
{
    /// <summary>A request.</summary>
    Call,

    /// <summary>A build, once it runs.</summary>
    Build,

    /// <summary>The release command of a release, whatever made the release.</summary>
    ReleasePhase,

    /// <summary>One target of a promotion, before anything is released there.</summary>
    PromotionTarget,

    /// <summary>An add-on that was ordered, before its provider has made it.</summary>
    AddOn,
}
