using System.Collections.Immutable;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>What a CI file needs to know beside the plan.</summary>
/// <param name="Delivery">The delivery's project folder, or its single <c>.cs</c> file, from the root of the repository.</param>
/// <param name="Test">The command that tests the product.</param>
/// <param name="TestImage">The container image in which it runs, where the service runs jobs in one.</param>
/// <param name="Secrets">Further variables that deliveries need, for services that hand none on by themselves.</param>
internal sealed record CiFileSettings(string Delivery, string Test, string TestImage, ImmutableArray<string> Secrets)
{
    /// <summary>The container image in which deliveries run, where the service runs jobs in one. It has the .NET SDK, git, and what gates run.</summary>
    public string DeployImage { get; init; } = DotnetImage;

    /// <summary>A command before each delivery, such as one that installs what gates run; null for none.</summary>
    public string? Setup { get; init; }

    /// <summary>Has git, which a delivery asks for the history.</summary>
    public const string DotnetImage = "mcr.microsoft.com/dotnet/sdk:10.0";

    public const string UsualTest = "dotnet test";

    /// <summary>Whether a text is the name of an environment variable.</summary>
    public static bool IsVariable(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
