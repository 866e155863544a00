using System.Globalization;
using System.Text.Json;

namespace Deployment.Sdk.Services.Tox;

/// <summary>What <c>--result-json</c> says. Version 4 gives each environment a result; of 3 it is told by the commands.</summary>
/// <param name="Version">The version of tox; empty when there is no report.</param>
/// <param name="Environments">The environments that it ran, without those that only build the package.</param>
/// <param name="Fault">Why there is no report that can be read; null when there is.</param>
internal sealed record ToxReport(string Version, IReadOnlyList<ToxEnvironment> Environments, string? Fault)
{
    private const long LargestFile = 64 * 1024 * 1024;

    public IEnumerable<string> Passed => Environments.Where(environment => environment.Problem is null).Select(environment => environment.Name);

    /// <summary>Everything that keeps the run from being a proof.</summary>
    /// <param name="named">The environments that had to run.</param>
    public IReadOnlyList<string> Problems(IReadOnlyList<string> named)
    {
        if (Fault is not null)
        {
            return [Fault];
        }

        string[] failed = [.. Environments.Where(environment => environment.Problem is not null).Select(environment => $"{environment.Name} {environment.Problem}")];
        string[] absent = [.. named.Where(name => Environments.All(environment => environment.Name != name)).Select(name => $"{name} was not run")];
        return failed.Length + absent.Length > 0 || Environments.Count > 0 ? [.. failed, .. absent] : ["nothing was run"];
    }

    public static async Task<ToxReport> ReadAsync(string file, int exitCode, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            return Broken($"{ToxCommand.Meaning(exitCode)}, and wrote no report");
        }

        if (new FileInfo(file).Length > LargestFile)
        {
            return Broken("its report is larger than 64 MB");
        }

        var stream = File.OpenRead(file);
        await using (stream.ConfigureAwait(false))
        {
            try
            {
                using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
                return Read(document.RootElement);
            }
            catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                return Broken($"its report cannot be read: {NeutralText.Line(failure.Message, 200)}");
            }
        }
    }

    private static ToxReport Read(JsonElement root)
    {
        var environments = new List<ToxEnvironment>();
        foreach (var environment in root.GetProperty("testenvs").EnumerateObject())
        {
            // ".pkg" and ".pkg_external" build what is tested.
            if (!environment.Name.StartsWith('.'))
            {
                environments.Add(new(NeutralText.Line(environment.Name, 100), ProblemOf(environment.Value)));
            }
        }

        return new(NeutralText.Line(root.GetProperty("toxversion").GetString() ?? "", 30), environments, null);
    }

    private static string? ProblemOf(JsonElement environment)
    {
        var commands = environment.TryGetProperty("test", out var test) ? test.EnumerateArray().ToArray() : [];
        if (environment.TryGetProperty("result", out var result))
        {
            // A command that may fail has its code in an environment that passed.
            return result.TryGetProperty("skipped", out var skipped) && skipped.ValueKind == JsonValueKind.True ? "was skipped"
                : !result.GetProperty("success").GetBoolean() ? Failed(result.GetProperty("exit_code").GetInt32(), commands)
                : commands.Length == 0 ? "ran no command"
                : null;
        }

        // An interpreter that is missing leaves an environment without commands, and the exit code 0.
        return commands.Length == 0 ? "ran no command"
            : commands.Select(CodeOf).FirstOrDefault(code => code is not 0, 0) is { } code && code == 0 ? null
            : Failed(commands.Select(CodeOf).FirstOrDefault(code => code is not (0 or null)) ?? 1, commands);
    }

    private static string Failed(int exitCode, IEnumerable<JsonElement> commands)
    {
        var command = commands.FirstOrDefault(command => CodeOf(command) is not (0 or null));
        var name = command.ValueKind == JsonValueKind.Object && command.TryGetProperty("command", out var words)
            ? words.ValueKind == JsonValueKind.Array ? string.Join(' ', words.EnumerateArray().Select(word => word.ToString())) : words.ToString()
            : "";
        return string.Create(
            CultureInfo.InvariantCulture, $"failed with exit code {exitCode}{(name.Length > 0 ? $": {NeutralText.Line(name, 200)}" : "")}");
    }

    private static int? CodeOf(JsonElement command) =>
        command.TryGetProperty("retcode", out var code) && code.ValueKind == JsonValueKind.Number ? code.GetInt32() : null;

    private static ToxReport Broken(string fault) => new("", [], fault);
}
