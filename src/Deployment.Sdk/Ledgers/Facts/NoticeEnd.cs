namespace Deployment.Sdk.Ledgers;

/// <summary>How telling an observer ended.</summary>
internal enum NoticeEnd
{
    /// <summary>It took it without complaint.</summary>
    Told,

    /// <summary>It was not told: it failed, or took too long.</summary>
    NotTold,

    /// <summary>It was a rehearsal, in which nobody outside is told.</summary>
    Rehearsed,
}
