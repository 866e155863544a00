using System.Net;

namespace Deployment.Sdk.Services.Elastic;

/// <summary>How Kibana is called and rehearsed.</summary>
internal static class ElasticService
{
    public const string KeyVariable = "ELASTIC_API_KEY";

    public const string AddressVariable = "KIBANA_URL";

    public const string RehearsedAddress = "https://kibana.example/";

    /// <summary>What it reads from the environment.</summary>
    public static IReadOnlyList<ServiceVariable> Variables { get; } =
    [
        ServiceVariable.Secret(KeyVariable),
        new(AddressVariable),
    ];

    /// <param name="address">Kibana, its space included.</param>
    public static OutsideService At(Uri address) => new("Elastic APM", address)
    {
        Remedy = (status, _) => status switch
        {
            401 => $"set {KeyVariable} to an API key in its encoded form",
            403 => $"the key in {KeyVariable} may not write to the index observability-annotations: give it the privilege create",
            404 => $"{AddressVariable} must be the address of Kibana, which is not that of Elasticsearch, and the space must exist",
            _ => null,
        },
        Rehearse = _ => OutsideService.Answer(
            HttpStatusCode.OK, """{"_index":"observability-annotations","_id":"rehearsed","_source":{}}"""),
    };

    /// <summary>The address of a space; Kibana's own for the default one.</summary>
    public static Uri Space(Uri kibana, string? space) =>
        space is null ? kibana : new Uri($"{kibana.GetLeftPart(UriPartial.Path).TrimEnd('/')}/s/{Uri.EscapeDataString(space)}/");
}
