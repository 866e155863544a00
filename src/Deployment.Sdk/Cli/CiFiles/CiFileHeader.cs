using Deployment.Sdk.Cli.Rendering;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>The comment at the top of every file: who wrote it, and with which settings, so that they need not be repeated.</summary>
internal static class CiFileHeader
{
    private const string Mark = "# Written from the plan by";
    private const string Verb = " ci ";

    private const string Plan = "plan";
    private const string Delivery = "--delivery";
    private const string Test = "--test";
    private const string TestImage = "--test-image";
    private const string DeployImage = "--deploy-image";
    private const string Setup = "--setup";
    private const string Secret = "--secret";

    public static IEnumerable<string> Of(CiPipeline pipeline, string provider)
    {
        var settings = pipeline.Settings;
        yield return $"{Mark} {CiCommands.Program(settings)}{Verb}{provider}";
        yield return "# Change the plan and write it again; \"ci --check\" exits 2 while this file is not what the plan says.";
        yield return Setting(Plan, pipeline.Plan.Name);
        yield return Setting(Delivery, settings.Delivery);
        yield return Setting(Test, settings.Test);
        if (settings.TestImage != CiFileSettings.DotnetImage)
        {
            yield return Setting(TestImage, settings.TestImage);
        }

        if (settings.DeployImage != CiFileSettings.DotnetImage)
        {
            yield return Setting(DeployImage, settings.DeployImage);
        }

        if (settings.Setup is { } setup)
        {
            yield return Setting(Setup, setup);
        }

        foreach (var secret in settings.Secrets)
        {
            yield return Setting(Secret, secret);
        }
    }

    /// <summary>A plan's name, as a file has it.</summary>
    public static string Shown(string plan) => TerminalText.Neutralise(plan).Trim();

    public static bool IsOn(string text) => text.Split('\n').Any(line => line.StartsWith(Mark, StringComparison.Ordinal));

    /// <summary>What a file was written with. Only the lines above the first that is no comment count: below it somebody may quote anything.</summary>
    public static CiFileHeading Read(string text)
    {
        string[] lines = [.. text.Split('\n').Select(line => line.Trim()).TakeWhile(line => line.Length > 0 && line[0] == '#')];
        return new(
            lines.Where(line => line.StartsWith(Mark, StringComparison.Ordinal)).Select(AfterVerb).FirstOrDefault(),
            All(lines, Plan).FirstOrDefault(),
            All(lines, Delivery).FirstOrDefault(),
            All(lines, Test).FirstOrDefault(),
            All(lines, TestImage).FirstOrDefault(),
            All(lines, DeployImage).FirstOrDefault(),
            All(lines, Setup).FirstOrDefault(),
            [.. All(lines, Secret)]);
    }

    private static string? AfterVerb(string line) =>
        line.LastIndexOf(Verb, StringComparison.Ordinal) is >= 0 and var at ? line.Substring(at + Verb.Length) : null;

    private static IEnumerable<string> All(IEnumerable<string> lines, string name) =>
        from line in lines
        let start = $"#   {name} "
        where line.StartsWith(start, StringComparison.Ordinal)
        select line.Substring(start.Length);

    private static string Setting(string name, string value) => $"#   {name} {TerminalText.Neutralise(value)}";
}
