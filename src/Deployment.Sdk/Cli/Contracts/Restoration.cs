using System.Globalization;
using System.Text.Json.Nodes;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>What the app was like before the first check, and how it is made so again. Its list of releases only ever grows.</summary>
internal sealed class Restoration
{
    /// <summary>The config vars that the checks use.</summary>
    public const string First = "DEPLOYMENT_CONTRACT_A";

    /// <summary>The second of them.</summary>
    public const string Second = "DEPLOYMENT_CONTRACT_B";

    /// <summary>The status that the release command of the checks ends with; also what the emulator takes for it.</summary>
    public const string ExitStatus = "REHEARSAL_EXIT_STATUS";

    private readonly bool _maintenance;
    private readonly Dictionary<string, string?> _config;
    private readonly Dictionary<string, int> _formation;

    private Restoration(bool maintenance, string? slug, Dictionary<string, string?> config, Dictionary<string, int> formation) =>
        (_maintenance, Slug, _config, _formation) = (maintenance, slug, config, formation);

    /// <summary>The slug that ran; null when none did.</summary>
    public string? Slug { get; }

    /// <summary>Whether the app had a process type <c>web</c>.</summary>
    public bool HadWeb => _formation.ContainsKey("web");

    /// <summary>Remembers what the app is like.</summary>
    public static async Task<Restoration> OfAsync(ContractCalls calls, string app, CancellationToken cancellationToken)
    {
        var path = $"/apps/{app}";
        var body = await calls.GetAsync(path, cancellationToken).ConfigureAwait(false);
        var releases = await calls
            .GetAsync($"{path}/releases", cancellationToken, ("Range", "version ..; order=desc, max=200")).ConfigureAwait(false);
        var config = await calls.GetAsync($"{path}/config-vars", cancellationToken).ConfigureAwait(false);
        var formation = await calls.GetAsync($"{path}/formation", cancellationToken).ConfigureAwait(false);
        if (new[] { body, releases, config, formation }.FirstOrDefault(answer => !answer.IsSuccess) is { } refused)
        {
            throw new InvalidDataException($"{app} could not be read before the first check: Heroku answered {refused}; nothing was changed");
        }

        return new Restoration(
            body.Text("maintenance") == "true",
            releases.Entries().FirstOrDefault(release => release.Text("current") == "true")?.Text("slug", "id"),
            new[] { First, Second, ExitStatus }.ToDictionary(name => name, name => config.Text(name)),
            formation.Entries().ToDictionary(
                entry => entry.Text("type") ?? "", entry => int.Parse(entry.Text("quantity") ?? "0", CultureInfo.InvariantCulture)));
    }

    /// <summary>Makes the app what it was.</summary>
    /// <param name="app">The app.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What could not be restored, in words; empty when all was.</returns>
    public async Task<IReadOnlyList<string>> RestoreAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var left = new List<string>();
        await TryAsync(left, "config vars", () => RestoreConfigAsync(app, cancellationToken), cancellationToken).ConfigureAwait(false);
        await TryAsync(left, "code", () => RestoreCodeAsync(app, cancellationToken), cancellationToken).ConfigureAwait(false);
        await TryAsync(
            left,
            "maintenance",
            () => app.SendAsync("PATCH", "", new JsonObject { ["maintenance"] = _maintenance }, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        await TryAsync(left, "formation", () => RestoreFormationAsync(app, cancellationToken), cancellationToken).ConfigureAwait(false);
        return left;
    }

    private async Task<Seen> RestoreConfigAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var seen = await app
            .ConfigureAsync(cancellationToken, [.. _config.Select(variable => (variable.Key, variable.Value))]).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        return seen;
    }

    private async Task<Seen> RestoreCodeAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var newest = await app.NewestReleaseAsync(cancellationToken).ConfigureAwait(false);
        if (Slug is null || (newest.Text("current") == "true" && newest.Text("slug", "id") == Slug))
        {
            return newest;
        }

        var seen = await app.ReleaseAsync(Slug, cancellationToken).ConfigureAwait(false);
        await app.EndOfNewestAsync(cancellationToken).ConfigureAwait(false);
        return seen;
    }

    // What the checks brought runs no dyno any more; the rest as before.
    private async Task<Seen> RestoreFormationAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var now = await app.GetAsync("/formation", cancellationToken).ConfigureAwait(false);
        JsonNode?[] updates =
        [
            .. from entry in now.Entries()
               let type = entry.Text("type") ?? ""
               let before = _formation.GetValueOrDefault(type)
               where entry.Text("quantity") != before.ToString(CultureInfo.InvariantCulture)
               select new JsonObject { ["type"] = type, ["quantity"] = before },
        ];
        return updates.Length == 0
            ? now
            : await app.SendAsync("PATCH", "/formation", new JsonObject { ["updates"] = new JsonArray(updates) }, cancellationToken)
                .ConfigureAwait(false);
    }

    private static async Task TryAsync(List<string> left, string what, Func<Task<Seen>> restore, CancellationToken cancellationToken)
    {
        try
        {
            var seen = await restore().ConfigureAwait(false);
            if (!seen.IsSuccess)
            {
                left.Add($"{what} (Heroku answered {seen})");
            }
        }
        catch (Exception failure) when (failure is OperationCanceledException || ContractCalls.IsSilence(failure, cancellationToken))
        {
            left.Add($"{what} (no answer)");
        }
    }
}
