namespace Deployment.Sdk;

/// <summary>
/// Someone who is told how deliveries go. Derive from it to add one of your own, and put it on a plan or an environment.
/// An observer never fails or delays a delivery: it gets a time budget, and what goes wrong in it is only reported.
/// </summary>
public abstract class ObserverAttribute : Attribute
{
    /// <summary>
    /// Whether it reaches outside by its <see cref="IServiceContext"/> alone. If so, a rehearsal calls it and records what it would have
    /// sent; if not, which is the default, a rehearsal only says who would have been told.
    /// </summary>
    public virtual bool IsRehearsable => false;

    /// <summary>The environment variables that it reads: what is secret of them is masked, and kept from test commands. None unless overridden.</summary>
    public virtual IReadOnlyList<ServiceVariable> Variables => [];

    /// <summary>Says in half a sentence who is told. No secrets.</summary>
    public abstract string Describe();

    /// <summary>Tells them. What is expected to go wrong is a <see cref="ServiceException"/>, whose message a person can act on.</summary>
    /// <param name="happening">What happened.</param>
    /// <param name="services">The means to reach an outside service.</param>
    /// <param name="cancellationToken">Set when the time budget is used up.</param>
    public abstract Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken);
}
