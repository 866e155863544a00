namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>
/// The environment of a developer's shell: without what `dotnet test` tells the programs that it starts, without a CI server that
/// would say which branch is being delivered, and without tokens.
/// </summary>
internal static class CleanEnvironment
{
    private static readonly string[] Foreign =
    [
        "MSBuild", "TESTINGPLATFORM_", "VSTEST", "CI", "GIT_", "GITHUB_", "GITLAB_", "BITBUCKET_", "CIRCLE", "CODESHIP",
        "BUILDKITE", "JENKINS", "TF_BUILD", "TEAMCITY_", "HEROKU_", "DEPLOYMENT_", "MinVer",
    ];

    public static void ApplyTo(IDictionary<string, string?> variables)
    {
        var foreign = variables.Keys
            .Where(name => Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            .ToList();
        foreach (var name in foreign)
        {
            variables.Remove(name);
        }

        variables["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        variables["GIT_CONFIG_NOSYSTEM"] = "1";
        variables["GIT_TERMINAL_PROMPT"] = "0";
        variables["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        variables["DOTNET_CLI_UI_LANGUAGE"] = "en";
        variables["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        variables["DOTNET_NOLOGO"] = "1";
        // No compiler and no build node outlives the command that started it.
        variables["MSBUILDDISABLENODEREUSE"] = "1";
        variables["UseSharedCompilation"] = "false";
    }
}
