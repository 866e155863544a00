namespace Deployment.Sdk.Ledgers;

/// <summary>Those who want to know were told of something. It decides nothing.</summary>
/// <param name="Event">What happened, by the name that observers know it under.</param>
/// <param name="News">What they were told, in one line.</param>
/// <param name="To">Who was told, and how that ended.</param>
internal sealed record NoticeGiven(string Event, string News, IReadOnlyList<RecordedNotice> To) : LedgerFact;
