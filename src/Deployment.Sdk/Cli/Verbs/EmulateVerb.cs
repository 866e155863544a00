using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>emulate</c>: the rehearsed Heroku, for other tools to talk to until it is stopped.</summary>
internal static class EmulateVerb
{
    public const string Name = "emulate";

    public static Command Create(ProgramContext program) => Create(program, Name, _ => program.Plan);

    /// <summary>The verb under another name, for a plan that its own options say.</summary>
    /// <param name="program">What it works with.</param>
    /// <param name="name">Its name.</param>
    /// <param name="planOf">The plan whose apps there are.</param>
    public static Command Create(ProgramContext program, string name, Func<ParseResult, Plan> planOf)
    {
        var port = new Option<int>("--port") { Description = "The TCP port on 127.0.0.1; 0 takes a free one.", HelpName = "PORT" };
        port.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }]
                && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 65535))
            {
                result.AddError($"--port takes 0 to 65535, not {text}");
            }
        });
        var scenarios = new Option<bool>("--scenarios") { Description = "List what can go wrong by name, and end." };
        var twoFactor = new Option<string[]>("--two-factor")
        {
            Description = "An app that demands a second factor of whoever changes it. Repeat it for more.",
            HelpName = "APP",
        };
        var command = new Command(name, "Run the rehearsed Heroku until it is stopped.") { port, twoFactor, scenarios };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var context = program with { Plan = planOf(parsed) };
            var output = new CliOutput(context.Host, parsed);
            if (context.Rehearsal is not { } host)
            {
                return VerbEnd.Tell(output, name, rehearse: true, DeliveryResult.From(Refusal.Usage(
                    "emulate needs the package Deployment.Sdk.Emulator, which this project does not reference",
                    "dotnet add package Deployment.Sdk.Emulator --prerelease")));
            }

            if (parsed.GetValue(scenarios))
            {
                List(output, host);
                return 0;
            }

            if (output.Scenarios.Problem(context) is { } unknown)
            {
                return VerbEnd.Tell(output, name, rehearse: true, DeliveryResult.From(unknown));
            }

            try
            {
                await RunAsync(
                    context, output, host, parsed.GetValue(port), [.. parsed.GetValue(twoFactor) ?? []], cancellationToken).ConfigureAwait(false);
                return 0;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Being stopped is how it ends.
                return 0;
            }
            catch (Exception failure)
            {
                return VerbEnd.Tell(
                    output, name, rehearse: true, UnexpectedEnd.Of(failure, output, text => text, cancellationToken));
            }
        });
        return command;
    }

    private static void List(CliOutput output, IRehearsalHost host)
    {
        if (output.IsJson)
        {
            output.Document(new ScenariosDocument(1, host.Scenarios), CliJson.Default.ScenariosDocument);
            return;
        }

        foreach (var scenario in host.Scenarios)
        {
            output.Line($"{scenario.Name,-16} {scenario.Description}");
        }
    }

    private static async Task RunAsync(
        ProgramContext context,
        CliOutput output,
        IRehearsalHost host,
        int port,
        ImmutableArray<string> twoFactorApps,
        CancellationToken cancellationToken)
    {
        var git = await GitRepository.OpenAsync(context.Host.WorkingDirectory, cancellationToken).ConfigureAwait(false);
        var folder = RehearsalFolder.Of(context.Plan, git, context.Host.Environment);
        var options = output.Scenarios.AddTo(new RehearsalOptions(context.Plan, folder, port) { TwoFactorApps = twoFactorApps });
        var rehearsal = await host.StartAsync(options, cancellationToken).ConfigureAwait(false);
        await using (rehearsal.ConfigureAwait(false))
        {
            var tokenFile = Path.Combine(folder, "token");
            var productionTokenFile = Path.Combine(folder, "production-token");
            var certificateFile = Path.Combine(folder, "certificate.pem");
            await OwnerOnlyFile.WriteAsync(tokenFile, rehearsal.Token, cancellationToken).ConfigureAwait(false);
            await OwnerOnlyFile.WriteAsync(productionTokenFile, rehearsal.ProductionToken, cancellationToken).ConfigureAwait(false);
            await OwnerOnlyFile
                .WriteAsync(certificateFile, rehearsal.Certificate.ExportCertificatePem(), cancellationToken).ConfigureAwait(false);
            try
            {
                if (output.IsJson)
                {
                    output.Document(
                        new EmulateDocument(1, rehearsal.Api, tokenFile, productionTokenFile, certificateFile, folder)
                        {
                            Scenarios = output.Scenarios.All,
                        },
                        CliJson.Default.EmulateDocument);
                }
                else
                {
                    output.Line($"the rehearsed Heroku listens at {rehearsal.Api} (state in {folder})");
                    foreach (var line in ScenarioNotes.Lines(output.Scenarios, host))
                    {
                        output.Line($"  {line}");
                    }

                    var address = rehearsal.Api.GetLeftPart(UriPartial.Authority);
                    output.Line($"  export HEROKU_API_KEY=\"$(cat '{tokenFile}')\"");
                    foreach (var environment in context.Plan.Environments
                        .Where(environment => environment.Stage == Stage.Production).SelectMany(environment => Target.AllOf(environment)))
                    {
                        output.Line($"  export {TokenVariable.Of(environment.Name)}=\"$(cat '{productionTokenFile}')\"");
                    }


                    // Without the second, the command line sends the token to Heroku as well; without the third, `heroku run` trusts no terminal.
                    output.Line($"  export HEROKU_HOST={address} HEROKU_PARTICLEBOARD_URL={address}   # for the Heroku CLI");
                    output.Line($"  export NODE_EXTRA_CA_CERTS='{certificateFile}'   # for `heroku run`, whose terminal is TLS");
                    output.Line($"  export HEROKU_API_URL={address} HEROKU_API_CERTIFICATE='{certificateFile}'   # for this program");
                    output.Line("  open the address in a browser to watch; stop it with Ctrl-C, its state stays");
                }

                await Task.Delay(Timeout.InfiniteTimeSpan, context.Host.Time, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                File.Delete(tokenFile);
                File.Delete(productionTokenFile);
                File.Delete(certificateFile);
            }
        }
    }
}
