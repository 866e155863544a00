namespace Deployment.Sdk;

/// <summary>
/// A condition that must hold before anything arrives in an environment. Derive from it to add one of your own, and put it on
/// the environment that it guards.
/// </summary>
public abstract class GateAttribute : Attribute
{
    /// <summary>The environment variables that it reads: what is secret of them is masked, and kept from test commands. None unless overridden.</summary>
    public virtual IReadOnlyList<ServiceVariable> Variables => [];

    /// <summary>Says in half a sentence what the gate asks for. No secrets.</summary>
    public abstract string Describe();

    /// <summary>Decides. A gate that cannot find out says <see cref="GateVerdict.No"/>, with the reason. One that has to
    /// wait, as for a report that is being processed, asks again by the context's clock until a limit that its declaration states.</summary>
    /// <param name="context">What is about to happen, and whom to ask.</param>
    /// <param name="cancellationToken">Ends the question early.</param>
    public abstract Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken);
}
