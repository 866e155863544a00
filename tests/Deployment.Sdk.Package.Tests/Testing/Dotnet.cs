namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>The .NET command line that runs these tests.</summary>
internal static class Dotnet
{
    private static readonly string Program = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static Task<CommandResult> RunAsync(string folder, params string[] arguments) => Command.RunAsync(Program, arguments, folder);

    public static Task<CommandResult> RunAsync(
        string folder, IReadOnlyDictionary<string, string> variables, params string[] arguments) =>
        Command.RunAsync(Program, arguments, folder, variables);
}
