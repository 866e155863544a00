using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Elastic;

namespace Deployment.Sdk;

/// <summary>
/// Marks on the charts of Elastic APM which commit is live, after each delivery that succeeded and each rollback. Kibana's address is <see cref="Address"/> or in
/// <c>KIBANA_URL</c>, an API key in its encoded form in <c>ELASTIC_API_KEY</c>.
/// </summary>
/// <param name="service">The service's name, as its agents send it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ElasticApmAttribute(string service) : ObserverAttribute
{
    private const int LongestMessage = 1_000;

    /// <summary>The service's name.</summary>
    public string Service { get; } = service ?? "";

    /// <summary>The environment, as the agents send it; null for the declared environment's name.</summary>
    public string? Environment { get; init; }

    /// <summary>Kibana's space; null for the default one.</summary>
    public string? Space { get; init; }

    /// <summary>Kibana's address, which is not that of Elasticsearch; <c>KIBANA_URL</c> comes before it.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => ElasticService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"Elastic APM service {Service}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        if (ReleaseMark.Of(happening) is not { } mark)
        {
            return;
        }

        var kibana = services.OwnAddress(ElasticService.AddressVariable, Address, ElasticService.RehearsedAddress);
        var key = services.Require(ElasticService.KeyVariable, "rehearsed-elastic-key");
        var service = ElasticService.At(ElasticService.Space(kibana, Space));
        await ServiceClient.Of<IElasticApi>(services, service, ElasticJson.Default).AnnotateAsync(
            Service,
            $"ApiKey {key}",
            new ElasticAnnotation(
                mark.Ended,
                new ElasticRelease(mark.Commit, Environment ?? happening.Environment),
                NeutralText.Cut(PlainDialect.Instance.Text(mark.Headline), LongestMessage)),
            cancellationToken).ConfigureAwait(false);
    }
}
