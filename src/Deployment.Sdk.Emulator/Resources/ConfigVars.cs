using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/apps/{app}/config-vars</c>, and those of a release.</summary>
internal static class ConfigVars
{
    public static void Map(Routes routes)
    {
        routes.MapApp("GET", "/config-vars", (_, app) => Of(app.ConfigVars));
        routes.MapApp("PATCH", "/config-vars", UpdateAsync);
        routes.MapApp("GET", "/releases/{release}/config-vars", (call, app) => app.FindRelease(call.Part("release")) is { } release
            ? Of(release.ConfigVars)
            : Refusal.NotFound("release", "release"));
    }

    private static Answer Of(IReadOnlyDictionary<string, string> config) => Answer.Of(
        new SortedDictionary<string, string>(config.ToDictionary(), StringComparer.Ordinal),
        WireJson.Default.SortedDictionaryStringString);

    private static async Task<Answer> UpdateAsync(Call call, AppState app)
    {
        var body = await call.BodyAsync(WireJson.Default.DictionaryStringString).ConfigureAwait(false);
        if (!body.Succeeds(out var changes, out var refusal))
        {
            return refusal;
        }

        if (changes.Keys.FirstOrDefault(name => !ConfigChanges.IsName(name)) is { } illegal)
        {
            return Refusal.Invalid($"'{illegal}' is no config var name: letters, digits and underscores.");
        }

        var (changed, release) = await call.Platform.Store
            .ChangeAsync(state => ConfigChanges.Apply(state, app.Id, changes, call.Platform.Now)).ConfigureAwait(false);
        var answer = Of(changed.ConfigVars);
        if (release is { Status: Progress.Pending })
        {
            _ = call.Platform.Phases.EndOf(app.Id, release);
            answer.Headers["Warning-Message"] = ConfigChanges.PendingWarning;
        }

        return answer;
    }
}
