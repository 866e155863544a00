namespace Deployment.Sdk.Services;

/// <summary>How a message sounds; each service has its own colour for it.</summary>
internal enum MessageTone
{
    /// <summary>Something is under way.</summary>
    Neutral,

    /// <summary>Somebody has to act, or nothing may.</summary>
    Attention,

    /// <summary>It went well.</summary>
    Good,

    /// <summary>It went wrong.</summary>
    Bad,

    /// <summary>It was taken back.</summary>
    Accent,
}
