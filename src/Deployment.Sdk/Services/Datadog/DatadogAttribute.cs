using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Datadog;

namespace Deployment.Sdk;

/// <summary>
/// Reports each delivery that succeeded, and each rollback, to Datadog as a deployment (DORA metrics). The organization's API key is in <c>DD_API_KEY</c>, its site in
/// <c>DD_SITE</c>.
/// </summary>
/// <param name="service">The service, as it is called at Datadog.</param>
/// <param name="repository">The address of the repository, such as <c>https://bitbucket.org/yunojuno/platform</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DatadogAttribute(string service, string repository) : ObserverAttribute
{
    /// <summary>The service.</summary>
    public string Service { get; } = service ?? "";

    /// <summary>The address of the repository.</summary>
    public string Repository { get; } = repository ?? "";

    /// <summary>The environment, as it is called at Datadog; null for the declared environment's name.</summary>
    public string? Environment { get; init; }

    /// <summary>The organization's site, such as <c>datadoghq.eu</c>; <c>DD_SITE</c> comes before it. Null is <c>datadoghq.com</c>.</summary>
    public string? Site { get; init; }

    /// <summary>Another address of the API; <c>DATADOG_HOST</c> comes before it. Null is that of the site.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => [ServiceVariable.Secret(DatadogService.KeyVariable), new(DatadogService.SiteVariable), new(DatadogService.AddressVariable)];

    /// <inheritdoc/>
    public override string Describe() => $"Datadog service {Service}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        if (ReleaseMark.Of(happening) is not { } mark)
        {
            return;
        }

        var service = DatadogService.At(DatadogService.Address(services, Site, Address));
        var key = services.Require(DatadogService.KeyVariable, "rehearsed-datadog-key");
        var deployment = DatadogDeployment.Of(mark, happening, Service, Environment ?? happening.Environment, Repository);
        await ServiceClient.Of<IDatadogApi>(services, service, DatadogJson.Default)
            .ReportAsync(key, new DatadogReport(new DatadogReportData(deployment)), cancellationToken).ConfigureAwait(false);
    }
}
