namespace Deployment.Sdk.Plans.Proofs.Freezes;

/// <summary>Some minutes in a row, on the clock on the wall.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">The one after the last.</param>
internal readonly record struct MinuteSpan(long Start, long End)
{
    public bool Contains(long minute) => Start <= minute && minute < End;
}
