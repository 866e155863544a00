using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions.Pushes;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>What a push moved: each branch by itself, one after the other, because one that fails says nothing of the next.</summary>
/// <param name="context">The program.</param>
/// <param name="output">Where it is told.</param>
/// <param name="rehearse">Whether it is a rehearsal.</param>
/// <param name="work">What becomes of one branch: it is delivered, or only planned.</param>
internal sealed class PushedDeliveries(
    ProgramContext context, CliOutput output, bool rehearse, Func<DeliverySession, CancellationToken, Task<DeliveryResult>> work)
{
    public async Task<DeliveryResult> RunAsync(string file, string? signature, CancellationToken cancellationToken)
    {
        Verdict<PushedBranches> read;
        try
        {
            read = await PushFile.ReadAsync(context.Host, file, signature, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new DeliveryResult(context.StoppedBy() ?? DeliveryOutcome.Interrupted, "stopped; nothing was changed");
        }

        if (read.Refusal is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        var pushed = read.Value;
        foreach (var note in pushed.Notes)
        {
            output.Log.Note(note);
        }

        var results = new List<(string Branch, DeliveryResult Result)>();
        foreach (var build in pushed.Builds)
        {
            var result = await VerbRun.ResultAsync(
                context, output, rehearse, build, (session, _, token) => WorkAsync(session, pushed.Repository, token), cancellationToken).ConfigureAwait(false);
            results.Add((build.Branch!, result));
            if (result.Outcome is DeliveryOutcome.Interrupted or DeliveryOutcome.Terminated)
            {
                break;
            }
        }

        return Together(results);
    }

    private async Task<DeliveryResult> WorkAsync(DeliverySession session, string pushed, CancellationToken cancellationToken)
    {
        session.Mask(PushFile.Secret(context.Host) is { } secret ? [secret] : []);
        if (session.Git is { } git
            && await PushedRepository.ProblemAsync(git, pushed, cancellationToken).ConfigureAwait(false) is { } elsewhere)
        {
            return DeliveryResult.From(new Refusal((DeliveryOutcome)elsewhere.ExitCode, elsewhere.Reason));
        }

        return await work(session, cancellationToken).ConfigureAwait(false);
    }

    // The exit code is that of the first which did not succeed.
    private static DeliveryResult Together(List<(string Branch, DeliveryResult Result)> results) => results switch
    {
        [] => new DeliveryResult(DeliveryOutcome.Done, "nothing to do: the push moved no branch"),
        [var only] => only.Result,
        _ => (results.Find(one => !one.Result.IsSuccess).Result ?? results[0].Result) with
        {
            Message = string.Join("; ", results.Select(one => $"{one.Branch}: {one.Result.Message}")),
            Releases = [.. results.SelectMany(one => one.Result.Releases)],
            Services = [.. results.SelectMany(one => one.Result.Services)],
            IsSuperseded = results.TrueForAll(one => one.Result.IsSuperseded),
        },
    };
}
