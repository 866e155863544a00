using System.CommandLine;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>Runs a verb in a session of its own.</summary>
internal static class VerbRun
{
    /// <summary>Runs a verb that needs Heroku and git.</summary>
    public static async Task<int> WithSessionAsync(
        ProgramContext context,
        ParseResult parsed,
        string verb,
        Func<DeliverySession, CliOutput, CancellationToken, Task<DeliveryResult>> run,
        CancellationToken cancellationToken)
    {
        var output = new CliOutput(context.Host, parsed);
        var rehearse = parsed.GetValue(CommonOptions.Rehearse);
        var result = await ResultAsync(context, output, rehearse, run, cancellationToken).ConfigureAwait(false);
        return VerbEnd.Tell(output, verb, rehearse, result);
    }

    /// <summary>Runs a verb in a session of its own; whatever goes wrong on the way becomes its result.</summary>
    public static Task<DeliveryResult> ResultAsync(
        ProgramContext context,
        CliOutput output,
        bool rehearse,
        Func<DeliverySession, CliOutput, CancellationToken, Task<DeliveryResult>> run,
        CancellationToken cancellationToken) => ResultAsync(context, output, rehearse, build: null, run, cancellationToken);

    /// <summary>The same for a push that the process was told of; null for what CI says.</summary>
    public static async Task<DeliveryResult> ResultAsync(
        ProgramContext context,
        CliOutput output,
        bool rehearse,
        CiBuild? build,
        Func<DeliverySession, CliOutput, CancellationToken, Task<DeliveryResult>> run,
        CancellationToken cancellationToken)
    {
        // git takes as long as the check of the plan, so both at once; what is refused before needs neither.
        HeadStart.Begin();
        var repository = GitRepository.OpenAsync(context.Host.WorkingDirectory, cancellationToken);
        DeliveryResult result;
        try
        {
            result = await CheckedAsync(context, repository, output, rehearse, build, run, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // No connection was made yet, so no token was sent; what checks the plan and opens a session knows no secret.
            result = UnexpectedEnd.Of(failure, output, text => text, cancellationToken);
        }

        return result.Outcome == DeliveryOutcome.Interrupted
            ? result with { Outcome = context.StoppedBy() ?? DeliveryOutcome.Interrupted }
            : result;
    }

    private static async Task<DeliveryResult> CheckedAsync(
        ProgramContext context,
        Task<GitRepository?> repository,
        CliOutput output,
        bool rehearse,
        CiBuild? build,
        Func<DeliverySession, CliOutput, CancellationToken, Task<DeliveryResult>> run,
        CancellationToken cancellationToken)
    {
        if (PlanCheck.Of(context.Plan) is { } unsound)
        {
            return DeliveryResult.From(unsound);
        }

        if (rehearse && context.Rehearsal is null)
        {
            return DeliveryResult.From(Refusal.Usage(
                "--rehearse needs the package Deployment.Sdk.Emulator, which this project does not reference",
                "dotnet add package Deployment.Sdk.Emulator --prerelease"));
        }

        if (output.Scenarios.Problem(context) is { } unknown)
        {
            return DeliveryResult.From(unknown);
        }

        var session = await OpenAsync(context, repository, output, rehearse, build, cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            ScenarioNotes.Begin(session.Log, output.Scenarios, context.Rehearsal);
            var result = await ResultAsync(session, output, run, cancellationToken).ConfigureAwait(false);
            ScenarioNotes.End(session.Log, output.Scenarios, session.Rehearsal);
            return result;
        }
    }

    private static async Task<DeliveryResult> ResultAsync(
        DeliverySession session,
        CliOutput output,
        Func<DeliverySession, CliOutput, CancellationToken, Task<DeliveryResult>> run,
        CancellationToken cancellationToken)
    {
        try
        {
            var result = session.Masked(await run(session, output, cancellationToken).ConfigureAwait(false));
            return result with { Services = session.Services.Calls };
        }
        catch (Exception failure)
        {
            return UnexpectedEnd.Of(failure, output, session.Masked, cancellationToken);
        }
    }

    private static Task<DeliverySession> OpenAsync(
        ProgramContext context, Task<GitRepository?> repository, CliOutput output, bool rehearse, CiBuild? build, CancellationToken cancellationToken) =>
        DeliverySession.OpenAsync(
            context.Plan,
            context.Resolve,
            new DeliverySessionOptions
            {
                WorkingDirectory = context.Host.WorkingDirectory,
                Repository = repository,
                Environment = context.Host.Environment,
                Time = context.Host.Time,
                Rehearsal = rehearse ? context.Rehearsal : null,
                Ledger = context.Ledger,
                Scenarios = output.Scenarios.Names,
                ScenarioFile = output.Scenarios.File,
                Build = build,
                Log = output.Log,
                Person = output.Person,
            },
            cancellationToken);
}
