using System.Security.Cryptography;
using System.Text;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>
/// Where an app is seen: its name and twelve characters that nobody can tell from the name. Heroku has added them since June 2023,
/// and gives new ones to an app that is renamed.
/// </summary>
internal static class Subdomains
{
    private const int Characters = 12;

    public static string Of(AppState app) => $"{app.Name}-{Suffix(app)}";

    public static AppState? Find(HerokuState state, string subdomain) =>
        state.Apps.FirstOrDefault(app => subdomain.StartsWith(app.Name, StringComparison.Ordinal) && Of(app) == subdomain);

    // Made of what the state keeps, so that it survives a restart. The app's id is random, hence this is too.
    private static string Suffix(AppState app) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{app.Id}/{app.Name}")))[..Characters];
}
