using System.Collections.Immutable;
using Deployment.Sdk.Cli.Rendering;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>The comment at the top of every file: who wrote it, and with which settings, so that they need not be repeated.</summary>
internal static class CiFileHeader
{
    private const string Mark = "# Written from the plan by";

    private const string Delivery = "--delivery";
    private const string Test = "--test";
    private const string TestImage = "--test-image";
    private const string Secret = "--secret";

    public static IEnumerable<string> Of(CiPipeline pipeline, string provider)
    {
        var settings = pipeline.Settings;
        yield return $"{Mark} {CiCommands.Program(settings)} ci {provider}";
        yield return "# Change the plan and write it again; \"ci --check\" exits 2 while this file is not what the plan says.";
        yield return Setting(Delivery, settings.Delivery);
        yield return Setting(Test, settings.Test);
        if (settings.TestImage != CiFileSettings.DotnetImage)
        {
            yield return Setting(TestImage, settings.TestImage);
        }

        foreach (var secret in settings.Secrets)
        {
            yield return Setting(Secret, secret);
        }
    }

    public static bool IsOn(string text) => text.Split('\n').Any(line => line.StartsWith(Mark, StringComparison.Ordinal));

    /// <summary>The settings that a file was written with; null for those that it does not name.</summary>
    public static (string? Delivery, string? Test, string? TestImage, ImmutableArray<string> Secrets) Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        string? First(string name) => All(lines, name).FirstOrDefault();
        return (First(Delivery), First(Test), First(TestImage), [.. All(lines, Secret)]);
    }

    // Only the lines above the first that is no comment: below it somebody may quote anything.
    private static IEnumerable<string> All(IEnumerable<string> lines, string name) =>
        from line in lines.TakeWhile(line => line.StartsWith('#'))
        let start = $"#   {name} "
        where line.StartsWith(start, StringComparison.Ordinal)
        select line[start.Length..];

    private static string Setting(string name, string value) => $"#   {name} {TerminalText.Neutralise(value)}";
}
