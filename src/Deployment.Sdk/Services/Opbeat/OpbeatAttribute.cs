using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Opbeat;

namespace Deployment.Sdk;

/// <summary>
/// Marks at Opbeat which commit is live, after each delivery that succeeded and each rollback. The secret token is in <c>OPBEAT_SECRET_TOKEN</c>. Opbeat ended in
/// 2018; whatever speaks its intake API is named by <see cref="Address"/> or <c>OPBEAT_URL</c>. <c>[ElasticApm]</c> is its successor.
/// </summary>
/// <param name="organization">The organization's id.</param>
/// <param name="app">The app's id. Opbeat knows no environments: each has an app of its own.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OpbeatAttribute(string organization, string app) : ObserverAttribute
{
    /// <summary>The organization's id.</summary>
    public string Organization { get; } = organization ?? "";

    /// <summary>The app's id.</summary>
    public string App { get; } = app ?? "";

    /// <summary>The server of the intake API; <c>OPBEAT_URL</c> comes before it. Null is Opbeat's own.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => OpbeatService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"Opbeat app {Organization}/{App}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        if (ReleaseMark.Of(happening) is not { } mark)
        {
            return;
        }

        var service = OpbeatService.At(services.Address(OpbeatService.AddressVariable, Address, OpbeatService.Cloud));
        var token = services.Require(OpbeatService.TokenVariable, "rehearsed-opbeat-token");
        ServiceClient.RequireNoPage(services, service, await ServiceClient.Of<IOpbeatApi>(services, service, OpbeatJson.Default)
            .ReleaseAsync(Organization, App, $"Bearer {token}", new OpbeatRelease(mark.Commit, "completed", mark.Branch), cancellationToken)
            .ConfigureAwait(false));
    }
}
