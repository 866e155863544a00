namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>The plan of the case study, as the sample has it.</summary>
internal static class YunoJuno
{
    public static string Source { get; } = File.ReadAllText(Repository.PathOf("samples", "YunoJuno", "Delivery.cs"));
}
