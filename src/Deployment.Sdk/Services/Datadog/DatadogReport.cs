using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Datadog;

/// <summary>A deployment, in the envelope of Datadog's API.</summary>
internal sealed record DatadogReport(DatadogReportData Data);

/// <summary>The envelope.</summary>
internal sealed record DatadogReportData(DatadogDeployment Attributes);

/// <summary>A deployment.</summary>
/// <param name="Id">16 to 128 characters; the same id twice is one deployment.</param>
/// <param name="Service">The service.</param>
/// <param name="Env">The environment.</param>
/// <param name="Version">The full commit hash.</param>
/// <param name="StartedAt">Nanoseconds since 1970.</param>
/// <param name="FinishedAt">Nanoseconds since 1970.</param>
/// <param name="Git">The commit.</param>
internal sealed record DatadogDeployment(
    string Id, string Service, string Env, string Version, long StartedAt, long FinishedAt, DatadogGit Git)
{
    public static DatadogDeployment Of(ReleaseMark mark, DeliveryEvent happening, string service, string env, string repository) => new(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            $"{happening.RunId}\n{happening.Pipeline}\n{happening.Environment}\n{mark.Commit}\n{mark.Ended.UtcTicks}\n{service}"))),
        service,
        env,
        mark.Commit,
        Nanoseconds(mark.Began),
        Nanoseconds(mark.Ended),
        new DatadogGit(mark.Commit, repository));

    private static long Nanoseconds(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).Ticks * 100;
}

/// <summary>The commit that is deployed.</summary>
internal sealed record DatadogGit(string CommitSha, string RepositoryUrl);

/// <summary>What Datadog answers.</summary>
internal sealed record DatadogReported
{
    public required DatadogReportedData Data { get; init; }
}

/// <summary>The deployment as Datadog knows it.</summary>
internal sealed record DatadogReportedData
{
    public required string Id { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(DatadogReport))]
[JsonSerializable(typeof(DatadogReported))]
internal sealed partial class DatadogJson : JsonSerializerContext;
