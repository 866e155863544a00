namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>Heroku's dyno sizes, in the spelling of its answers.</summary>
internal static class DynoSizes
{
    public const string Default = "Basic";

    private static readonly string[] Names =
    [
        "Eco", "Basic", "Standard-1X", "Standard-2X", "Performance-M", "Performance-L", "Performance-L-RAM", "Performance-XL",
        "Performance-2XL", "Private-S", "Private-M", "Private-L", "Private-L-RAM", "Private-XL", "Private-2XL",
    ];

    public static string All => string.Join(", ", Names);

    /// <summary>Heroku does not mind the case in a request.</summary>
    public static string? Find(string name) => Names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
