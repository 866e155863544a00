using System.Collections.Immutable;
using System.Globalization;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>Makes the checks on an app, one after the other, and restores it, however that ends.</summary>
internal sealed class ContractRun(DeliverySession session)
{
    private static readonly TimeSpan RestorationLimit = TimeSpan.FromMinutes(2);

    /// <summary>What was found, in the order of the numbers; those made before a stop too.</summary>
    public ImmutableArray<ContractFinding> Findings { get; private set; } = [];

    public async Task<DeliveryResult> RunAsync(ContractCalls calls, string app, string? second, CancellationToken cancellationToken)
    {
        var restoration = await Restoration.OfAsync(calls, app, cancellationToken).ConfigureAwait(false);
        var scratch = new ScratchApp(app, calls, restoration, session.Time)
        {
            Second = second is null
                ? null
                : new ScratchApp(
                    second, calls, await Restoration.OfAsync(calls, second, cancellationToken).ConfigureAwait(false), session.Time),
        };
        bool isStopped;
        IReadOnlyList<string> left;
        try
        {
            isStopped = await CheckAsync(scratch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            using var limit = new CancellationTokenSource(RestorationLimit, session.Time);
            left =
            [
                .. await RestoreAsync(scratch, limit.Token).ConfigureAwait(false),
                .. await DeleteAsync(scratch, limit.Token).ConfigureAwait(false),
                .. scratch.Second is { } other ? await RestoreAsync(other, limit.Token).ConfigureAwait(false) : [],
            ];
        }

        return Result(app, left, restoration.Slug is not null, isStopped);
    }

    private async Task<IReadOnlyList<string>> RestoreAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var left = await app.Restoration.RestoreAsync(app, cancellationToken).ConfigureAwait(false);
        foreach (var what in left)
        {
            session.Log.Note($"{app.Name} keeps what the checks made of its {what}");
        }

        return left;
    }

    /// <summary>Deletes the pipelines that the checks have made; what could not be deleted is named.</summary>
    private static async Task<IReadOnlyList<string>> DeleteAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var left = new List<string>();
        foreach (var pipeline in app.Pipelines)
        {
            try
            {
                var seen = await app.Calls.SendAsync("DELETE", $"/pipelines/{pipeline}", null, cancellationToken).ConfigureAwait(false);
                if (!seen.IsSuccess && seen.Status != 404)
                {
                    left.Add($"pipeline {pipeline} (Heroku answered {seen})");
                }
            }
            catch (Exception failure) when (failure is OperationCanceledException || ContractCalls.IsSilence(failure, cancellationToken))
            {
                left.Add($"pipeline {pipeline} (no answer)");
            }
        }

        return left;
    }

    private async Task<bool> CheckAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        var found = new List<ContractFinding>();
        try
        {
            foreach (var check in ContractChecks.All)
            {
                var finding = await check.LookAsync(app, cancellationToken).ConfigureAwait(false);
                found.Add(new ContractFinding(check.Number, check.Assumption, finding.Result, session.Masked(finding.Seen)));
                session.Log.Output($"{check.Number}: {Word(finding.Result)}");
            }

            return false;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return true;
        }
        finally
        {
            Findings = [.. ContractChecks.InOrder(found, finding => finding.Number)];
        }
    }

    public static string Word(FindingResult result) => result switch
    {
        FindingResult.Holds => "holds",
        FindingResult.Differs => "does not hold",
        _ => "not checkable here",
    };

    private DeliveryResult Result(string app, IReadOnlyList<string> left, bool hadSlug, bool isStopped)
    {
        var (holding, differing) = (
            Findings.Count(finding => finding.Result == FindingResult.Holds), Findings.Count(finding => finding.Result == FindingResult.Differs));
        var counts = string.Create(
            CultureInfo.InvariantCulture,
            $"{holding} hold, {differing} do not, {Findings.Length - holding - differing} could not be checked on {app}");
        return left.Count > 0
            ? new DeliveryResult(DeliveryOutcome.StateUnknown, $"{counts}; not restored: {string.Join(", ", left)}")
            {
                Remedy = $"look at it: heroku releases --app {app}",
            }
            : new DeliveryResult(
                isStopped ? DeliveryOutcome.Interrupted : differing > 0 ? DeliveryOutcome.Failed : DeliveryOutcome.Done,
                $"{(isStopped ? "stopped; " : "")}{counts}; {(hadSlug ? "it runs the code that it ran before" : "it had no code, and runs no dyno of what the checks left")}");
    }
}
