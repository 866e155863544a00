namespace Deployment.Sdk.Ledgers;

/// <summary>A delivery ended, well or not; what it left is known, or said to be unknown.</summary>
/// <param name="Delivery">The run that began it.</param>
/// <param name="ExitCode">How.</param>
/// <param name="Message">What it said.</param>
/// <param name="Apps">What the apps run now, as far as it is known.</param>
internal sealed record DeliveryEnded(string Delivery, int ExitCode, string Message, IReadOnlyList<RecordedApp> Apps) : LedgerFact
{
    /// <summary>The apps that it did not reach or did not finish, while others run what it delivered; null when there are none.</summary>
    public IReadOnlyList<string>? Rest { get; init; }
}
