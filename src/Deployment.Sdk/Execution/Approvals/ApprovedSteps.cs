using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>
/// The steps of a delivery as a yes is about them: each app and each config var by itself, so that a delivery that came half way needs no
/// new one. Maintenance and the processes that stand still meanwhile are left out: they depend on what is open at that moment.
/// </summary>
internal static class ApprovedSteps
{
    public static ImmutableArray<ApprovedStep> Of(DeliverySteps steps, byte[] key) =>
        [.. steps.Steps.SelectMany(step => Of(step, key)).Distinct()];

    private static IEnumerable<ApprovedStep> Of(DeliveryStep step, byte[] key) => step switch
    {
        SetMaintenanceStep or SetProcessesStep => [],

        // The slug is in the subject. The version is not: a change of config at the source makes a new one of the same code.
        PromoteStep promote => promote.Targets.Select(app =>
            new ApprovedStep($"promote {CommitHash.Short(promote.Source.Commit)} of {promote.App} to {app}", null)),
        SetConfigStep config => config.Values.Select(pair => pair.Value is { } value
            ? new ApprovedStep($"set {pair.Key} on {config.App}", Hash(pair.Key, value, key))
            : new ApprovedStep($"remove {pair.Key} on {config.App}", null)),
        _ => [new ApprovedStep(step.Description, null)],
    };

    private static string Hash(string name, string value, byte[] key) => Convert.ToHexStringLower(HMACSHA256.HashData(
        key, Encoding.Unicode.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name.Length}:{name}{value}"))));
}
