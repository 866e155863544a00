using System.CommandLine;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>resume</c>: what a crash left unfinished is taken up and ended.</summary>
internal static class ResumeVerb
{
    public static Command Create(ProgramContext context)
    {
        var run = new Argument<string?>("RUN") { Description = "The run that began it; all that is unfinished without.", Arity = ArgumentArity.ZeroOrOne };
        var abandon = new Option<string?>("--abandon")
        {
            Description = "Do not go on with it: note that a person took care of it, and this reason.",
            HelpName = "REASON",
        };
        var command = new Command("resume", "Take up and end what a crash left unfinished.") { run, abandon };
        command.SetAction((parsed, cancellationToken) => VerbRun.WithSessionAsync(
            context,
            parsed,
            "resume",
            (session, _, token) => new Resume(session).RunAsync(parsed.GetValue(run), parsed.GetValue(abandon), token),
            cancellationToken));
        return command;
    }
}
