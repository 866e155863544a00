namespace Deployment.Sdk.Ledgers;

/// <summary>How telling one observer ended.</summary>
/// <param name="Observer">The observer, in its own words.</param>
/// <param name="End">How it ended.</param>
/// <param name="Reason">Why it was not told; null when it was.</param>
internal sealed record RecordedNotice(string Observer, NoticeEnd End, string? Reason);
