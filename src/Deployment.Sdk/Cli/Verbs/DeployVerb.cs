using System.CommandLine;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>deploy</c>: deliver a revision to where its branch goes.</summary>
internal static class DeployVerb
{
    public static Command Create(ProgramContext context)
    {
        var options = new DeliveryOptions();
        var command = new Command("deploy", "Deliver a revision to where its branch goes.")
        {
            options.Branch, options.Commit, options.NoFetch, options.Superseded,
        };
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => VerbRun.WithSessionAsync(
            context,
            parsed,
            "deploy",
            (session, _, token) => new DeployDelivery(session).RunAsync(options.Deploy(parsed), only: null, token),
            cancellationToken));
        return command;
    }
}
