using System.CommandLine;
using Deployment.Sdk.Cli.Contracts;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Spectre.Console;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>contract</c>: whether Heroku does what this package and its emulator assume, seen on an app that nobody needs.</summary>
internal static class ContractVerb
{
    private const string Name = "contract";

    public static Command Create(ProgramContext context)
    {
        var app = new Argument<string>("APP") { Description = "An app to try things on; its name contains scratch or contract." };
        var live = new Option<bool>("--live") { Description = "Try them on the real Heroku, with the token in HEROKU_API_KEY." };
        var second = new Option<string?>("--second")
        {
            Description = "A second scratch app, in no pipeline, for what takes two: a pipeline is made for both and deleted.",
            HelpName = "APP",
        };
        var confirm = new Option<string[]>("--confirm")
        {
            Description = "Confirm by its name that an app may be changed. Repeat it for the second.",
            HelpName = "APP",
        };
        var command = new Command(Name, "Check what is assumed about Heroku on a scratch app.") { app, second, live, confirm };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new CliOutput(context.Host, parsed);
            var rehearse = parsed.GetValue(CommonOptions.Rehearse);
            if (rehearse == parsed.GetValue(live))
            {
                return Explain(output, rehearse);
            }

            ContractRun? run = null;
            var name = parsed.GetRequiredValue(app);
            var other = parsed.GetValue(second);
            var result = await VerbRun.ResultAsync(
                context,
                output,
                rehearse,
                (session, _, token) => RunAsync(session, run = new ContractRun(session), name, other, parsed.GetValue(confirm) ?? [], token),
                cancellationToken).ConfigureAwait(false);
            return Tell(output, rehearse, name, run?.Findings is { Length: > 0 } findings ? findings : [], result);
        });
        return command;
    }

    private static async Task<DeliveryResult> RunAsync(
        DeliverySession session, ContractRun run, string first, string? second, string[] confirmed, CancellationToken cancellationToken)
    {
        string[] apps = second is null ? [first] : [first, second];
        var inName = apps.Distinct(StringComparer.Ordinal).Count() < apps.Length
            ? Refusal.Usage($"{first} cannot be its own second app")
            : apps.Select(app => ContractAdmission.OfName(session, app)).FirstOrDefault(refused => refused is not null);
        if ((CiTrigger.Check(session) ?? inName) is { } refusal)
        {
            return DeliveryResult.From(refusal);
        }

        var endpoint = ContractAdmission.Endpoint(session);
        if (endpoint.Refusal is { } closed)
        {
            return DeliveryResult.From(closed);
        }

        foreach (var app in session.IsRehearsal ? [] : apps)
        {
            var said = confirmed.Contains(app, StringComparer.Ordinal) ? app : second is null ? confirmed.FirstOrDefault() : null;
            if (await ContractAdmission.OfPersonAsync(app, said, session.Person, cancellationToken).ConfigureAwait(false) is { } mute)
            {
                return DeliveryResult.From(mute);
            }
        }

        using var calls = new ContractCalls(endpoint.Value, session.Time);
        try
        {
            foreach (var app in apps)
            {
                if (await ContractAdmission.OfAppAsync(calls, app, session.IsRehearsal, cancellationToken).ConfigureAwait(false) is { } unfit)
                {
                    return DeliveryResult.From(unfit);
                }
            }

            return await run.RunAsync(calls, first, second, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (ContractCalls.IsSilence(failure, cancellationToken))
        {
            return new DeliveryResult(DeliveryOutcome.Failed, $"no answer from {endpoint.Value.Api.Host}: {failure.Message}; nothing was changed");
        }
    }

    private static int Explain(CliOutput output, bool both)
    {
        if (!output.IsJson)
        {
            output.Line("Each of these is assumed about Heroku. The checks try them on one app, which they release, scale and reconfigure:");
            foreach (var check in ContractChecks.InOrder(ContractChecks.All, check => check.Number))
            {
                output.Line($"  {check.Number,3}  {check.Assumption}");
            }
        }

        return VerbEnd.Tell(output, Name, both, DeliveryResult.From(Refusal.Usage(
            both ? "--live and --rehearse exclude each other" : "nothing was tried: neither --live nor --rehearse is there",
            "contract APP --live tries them on a scratch app of yours, contract APP --rehearse on the emulator")));
    }

    private static int Tell(
        CliOutput output, bool rehearse, string app, IReadOnlyList<ContractFinding> findings, DeliveryResult result)
    {
        if (findings.Count == 0)
        {
            return VerbEnd.Tell(output, Name, rehearse, result);
        }

        if (output.IsJson)
        {
            output.Document(
                new ContractDocument(1, app, rehearse, result.Outcome, (int)result.Outcome, result.Message, result.Remedy, findings),
                CliJson.Default.ContractDocument);
            return (int)result.Outcome;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("", "assumption", "result", "seen");
        foreach (var finding in findings)
        {
            table.AddRow(CellText.Of(finding.Number), CellText.Of(finding.Assumption), CellText.Of(ContractRun.Word(finding.Result)), CellText.Of(finding.Seen));
        }

        output.Terminal.Write(table);
        return VerbEnd.Tell(output, Name, rehearse, result);
    }
}
