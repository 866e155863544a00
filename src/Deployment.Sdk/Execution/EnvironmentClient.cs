using System.Collections.Immutable;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>
/// The base of the typed clients that the generator emits: one for each environment, with just the operations that the plan
/// allows there.
/// </summary>
public abstract class EnvironmentClient
{
    private readonly DeliverySession _session;

    /// <summary>Makes a client for an environment.</summary>
    /// <param name="session">The session whose plan it belongs to.</param>
    /// <param name="definition">The environment.</param>
    protected EnvironmentClient(DeliverySession session, EnvironmentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(definition);
        _session = session;
        Definition = definition;
    }

    /// <summary>The environment.</summary>
    public EnvironmentDefinition Definition { get; }

    /// <summary>Reads what the environment runs, for each of its slots and apps.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>A row for each app; one that could not be read says why in <see cref="AppStatus.Problem"/>.</returns>
    public Task<ImmutableArray<AppStatus>> GetStatusAsync(CancellationToken cancellationToken = default) =>
        StatusReading.ReadAsync(_session, Target.AllOf(Definition), cancellationToken);

    /// <summary>Delivers a revision here. Refused when no route of the plan sends its branch here.</summary>
    /// <param name="options">What to deploy.</param>
    /// <param name="cancellationToken">Stops the delivery; maintenance is lifted all the same.</param>
    protected async Task<DeliveryResult> DeployCoreAsync(DeployOptions options, CancellationToken cancellationToken) =>
        _session.Masked(await new DeployDelivery(_session).RunAsync(options, Definition, cancellationToken).ConfigureAwait(false));

    /// <summary>Runs the gates of a promotion from here, and clears it when all of them say yes.</summary>
    /// <typeparam name="TFrom">This environment.</typeparam>
    /// <typeparam name="TTo">The environment that would receive the release.</typeparam>
    /// <param name="target">The environment that would receive the release.</param>
    /// <param name="options">What the person who asks says beforehand.</param>
    /// <param name="cancellationToken">Gives up; nothing was changed.</param>
    protected async Task<ClearanceResult<TFrom, TTo>> ClearCoreAsync<TFrom, TTo>(
        EnvironmentDefinition target, PromotionOptions options, CancellationToken cancellationToken)
    {
        var cleared = await new PromotionDelivery(_session)
            .ClearAsync(new Target(Definition, null), new Target(target, null), options, cancellationToken).ConfigureAwait(false);
        return cleared.Refusal is { } refusal
            ? new(null, _session.Masked(DeliveryResult.From(refusal)))
            : new(Clearance<TFrom, TTo>.Of(cleared.Value), null);
    }

    /// <summary>Carries out a promotion that was cleared.</summary>
    /// <typeparam name="TFrom">This environment.</typeparam>
    /// <typeparam name="TTo">The environment that receives the release.</typeparam>
    /// <param name="clearance">The clearance; it can be used once.</param>
    /// <param name="cancellationToken">Stops the promotion; maintenance is lifted all the same.</param>
    protected async Task<DeliveryResult> PromoteCoreAsync<TFrom, TTo>(
        Clearance<TFrom, TTo> clearance, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clearance);
        var used = clearance.Use(_session.Time.GetUtcNow(), _session.Plan.PolicyDigest);
        return used.Refusal is { } refusal
            ? DeliveryResult.From(refusal)
            : _session.Masked(await new PromotionDelivery(_session).CarryOutAsync(used.Value, TimeSpan.Zero, cancellationToken).ConfigureAwait(false));
    }
}
