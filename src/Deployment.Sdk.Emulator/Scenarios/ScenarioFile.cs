using System.Globalization;
using System.Text.Json;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>Reads a scenario from a JSON file (<c>docs/scenarios.md</c>). What it does not understand it refuses, by its place.</summary>
internal static class ScenarioFile
{
    private const int Format = 1;
    private const int MostBytes = 1024 * 1024;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static ScenarioReading Read(string path, IReadOnlyCollection<string> apps)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes })
            {
                return ScenarioReading.Wrong($"{path} is larger than {MostBytes} bytes, which no scenario is");
            }

            return Parse(File.ReadAllText(path), path, apps);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return ScenarioReading.Wrong($"the scenario file '{path}' cannot be read: {problem.Message}");
        }
    }

    /// <param name="text">The JSON.</param>
    /// <param name="source">What to call it in an error.</param>
    /// <param name="apps">The apps that the plan has; null to take any.</param>
    public static ScenarioReading Parse(string text, string source, IReadOnlyCollection<string>? apps)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Lenient);
            return ScenarioReading.Of(Whole(new JsonPlace(document.RootElement, source), apps));
        }
        catch (ScenarioFileException problem)
        {
            return ScenarioReading.Wrong(problem.Message);
        }
        catch (JsonException problem)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {problem.LineNumber + 1}, column {problem.BytePositionInLine + 1}");
            return ScenarioReading.Wrong($"{source}, {place}: this is no JSON: {Cause(problem)}");
        }
    }

    // The reader ends with the place as it counts it, from nought on.
    private static string Cause(JsonException problem) =>
        problem.Message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var place ? problem.Message[..place] : problem.Message;

    private static Scenario Whole(JsonPlace file, IReadOnlyCollection<string>? apps)
    {
        file.HasOnly("format", "name", "scenarios", "faults");
        if (file["format"] is not { } format || format.Integer() != Format)
        {
            throw file.Wrong($"\"format\" must say which format this is; this version reads {Format}: write \"format\": {Format}");
        }

        var name = file["name"]?.Name() ?? throw file.Wrong("\"name\" is missing: it is what output calls this scenario");
        var all = Scenario.None;
        foreach (var known in file["scenarios"]?.Items() ?? [])
        {
            var read = KnownScenarios.Read(known.Text(), apps);
            all = read.Problem is { } problem ? throw known.Wrong(problem) : all.And(read.Scenario);
        }

        foreach (var fault in file["faults"]?.Items() ?? [])
        {
            var (when, then) = FaultReading.Read(fault, apps);
            all = all.And(new Scenario(name, [new Fault(name, when, then)]));
        }

        return all.Faults.IsEmpty
            ? throw file.Wrong("nothing goes wrong here: list \"scenarios\" by name, or \"faults\"")
            : new Scenario(name, all.Faults);
    }
}
