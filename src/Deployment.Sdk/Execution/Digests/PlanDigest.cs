using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Deployment.Sdk.Execution;

/// <summary>
/// One hash of a decision and of everything that it was made on: the plan, what each app is and runs, its place in the pipeline, its
/// config, the commit. Two readings with one digest decide alike.
/// </summary>
internal static class PlanDigest
{
    /// <param name="policyDigest">The plan's.</param>
    /// <param name="states">Everything that was read: the target, then the source of a promotion.</param>
    /// <param name="commit">What is delivered.</param>
    /// <param name="steps">What was decided.</param>
    /// <param name="key">The ledger's key: config is in the hash, and must not be guessed from it.</param>
    public static string Of(
        string policyDigest, IEnumerable<TargetState> states, string commit, DeliverySteps steps, byte[] key)
    {
        var text = new StringBuilder();
        Line(text, "policy", policyDigest);
        Line(text, "commit", commit);
        foreach (var (name, value) in states.SelectMany(state => Facts(state, key)))
        {
            Line(text, name, value);
        }

        foreach (var step in steps.Steps)
        {
            Line(text, "step", step.Description);
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>What was read of a target, each thing by a name that a person understands and a value that says nothing secret.</summary>
    public static IEnumerable<(string Name, string Value)> Facts(TargetState state, byte[] key)
    {
        foreach (var app in state.Apps)
        {
            var name = app.Name;
            yield return ($"the app behind the name {name}", app.App.Id);
            yield return ($"the place of {name} in the pipeline", $"{app.Coupling?.Pipeline.Id} {app.Coupling?.Stage}");
            yield return ($"the newest release of {name}", $"{app.Newest?.Id} {app.Newest?.Status}");
            yield return ($"the running release of {name}", app.Running?.Id ?? "none");
            yield return ($"the slug of {name}", app.RunningSlug?.Id ?? "none");
            yield return ($"the config of {name}", Config(app.Config, key));
            yield return ($"the builds under way on {name}", string.Join(' ', app.PendingBuilds));
            yield return ($"the dynos of {name}", string.Join(' ', app.Formation
                .OrderBy(process => process.Type, StringComparer.Ordinal)
                .Select(process => string.Create(CultureInfo.InvariantCulture, $"{process.Type}={process.Quantity}:{process.Size}"))));
            yield return ($"maintenance of {name}", app.App.Maintenance ? "on" : "off");
        }
    }

    private static string Config(IReadOnlyDictionary<string, string> config, byte[] key)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var (name, value) in config.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            foreach (var part in new[] { name, value })
            {
                var bytes = Encoding.UTF8.GetBytes(part);
                hash.AppendData(BitConverter.GetBytes(bytes.Length));
                hash.AppendData(bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append(name.Length).Append(':').Append(name).Append(value.Length).Append(':').Append(value).Append('\n');
}
