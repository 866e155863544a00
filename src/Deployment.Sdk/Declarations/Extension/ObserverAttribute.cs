namespace Deployment.Sdk;

/// <summary>
/// Someone who is told how deliveries go. Derive from it to add one of your own, and put it on a plan or an environment.
/// An observer never fails or delays a delivery: it gets a time budget, and what goes wrong in it is only reported.
/// A rehearsal tells no one; it says who would have been told.
/// </summary>
public abstract class ObserverAttribute : Attribute
{
    /// <summary>Says in half a sentence who is told. No secrets.</summary>
    public abstract string Describe();

    /// <summary>Tells them.</summary>
    /// <param name="happening">What happened.</param>
    /// <param name="cancellationToken">Set when the time budget is used up.</param>
    public abstract Task ObserveAsync(DeliveryEvent happening, CancellationToken cancellationToken);
}
