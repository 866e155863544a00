namespace Deployment.Sdk;

/// <summary>What an environment goes back from, and what it goes back to.</summary>
/// <param name="From">The full hash of the commit that is taken back; null when unknown.</param>
/// <param name="To">The full hash of the commit that runs again.</param>
/// <param name="IsAutomatic">Whether a delivery that failed its verification takes itself back; otherwise a person asked for it.</param>
public sealed record DeliveryRollback(string? From, string To, bool IsAutomatic);
