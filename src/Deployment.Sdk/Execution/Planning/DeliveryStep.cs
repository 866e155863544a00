using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>One thing that a delivery does to one app. Data only: the executor interprets it.</summary>
/// <param name="App">The app's name.</param>
internal abstract record DeliveryStep(string App)
{
    /// <summary>The apps that it changes.</summary>
    public virtual ImmutableArray<string> Apps => [App];

    /// <summary>What it does, in half a sentence.</summary>
    public abstract string Description { get; }

    /// <summary>The requests that change something, as method and path.</summary>
    public abstract ImmutableArray<string> Calls { get; }

    public sealed override string ToString() => Description;
}
