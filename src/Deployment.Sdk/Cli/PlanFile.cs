using System.Text;
using System.Text.Json;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli;

/// <summary>The file that <c>plan --out</c> writes, and that <c>--plan</c> reads again.</summary>
internal static class PlanFile
{
    /// <summary>Far more than a plan with a thousand apps needs.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const string Remedy = "name a file that was written with: dotnet run -- plan --out FILE";

    public static async Task<Verdict<SavedPlan>> ReadAsync(string folder, string file, CancellationToken cancellationToken)
    {
        var (path, name) = (Path.Combine(folder, file), TerminalText.Neutralise(file));
        try
        {
            var text = await LimitedTextFile.ReadAsync(path, MaxBytes, cancellationToken).ConfigureAwait(false);
            return JsonSerializer.Deserialize(text, SavedPlanJson.Default.SavedPlan) is not { } plan || !IsWhole(plan)
                ? Refusal.Usage($"the plan file {name} is no plan", Remedy)
                : plan.Schema != SavedPlan.CurrentSchema
                    ? Refusal.Usage($"the plan file {name} was made by another version of Deployment.Sdk, in another format", "plan again with this one")
                    : plan;
        }
        catch (Exception failure) when (failure is JsonException or DecoderFallbackException or NotSupportedException)
        {
            return Refusal.Usage($"the plan file {name} is no plan", Remedy);
        }
        catch (InvalidDataException)
        {
            return Refusal.Usage($"the plan file {name} is larger than {MaxBytes / 1024 / 1024} MiB, as no plan is", Remedy);
        }
        catch (Exception failure) when (FileTrouble.Is(failure))
        {
            return Refusal.Usage($"the plan file {name} {FileTrouble.Reading(path, failure)}", Remedy);
        }
    }

    public static async Task<Refusal?> WriteAsync(string folder, string file, SavedPlan plan, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, file);
        try
        {
            await OwnerOnlyFile.WriteAsync(
                path, JsonSerializer.Serialize(plan, SavedPlanJson.Default.SavedPlan) + "\n", cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure) when (FileTrouble.Is(failure))
        {
            return Refusal.Usage(
                $"the plan file {TerminalText.Neutralise(file)} {FileTrouble.Writing(path, failure)}",
                "name a file in a folder that is there and may be written: --out FILE");
        }
    }

    // What a file leaves out arrives as null, whatever the types say.
    private static bool IsWhole(SavedPlan plan) =>
        new object?[] { plan.Verb, plan.Pipeline, plan.Api, plan.PolicyDigest, plan.Seal, plan.Deliveries }.All(part => part is not null)
        && plan.Deliveries.All(delivery =>
            delivery is { Environment: not null, Commit: not null, PlanDigest: not null, Facts: not null, Steps: not null }
            && delivery.Facts.All(fact => fact is { Name: not null, Value: not null })
            && delivery.Steps.All(step => step is not null));
}
