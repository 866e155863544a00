using System.CommandLine;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>lock</c>: who holds which environment, and taking or freeing one by hand.</summary>
internal static class LockVerb
{
    public static Command Create(ProgramContext context)
    {
        var command = new Command("lock", "Show, take or release the locks of environments.");
        command.Add(Status(context));
        command.Add(Acquire(context));
        command.Add(Release(context));
        return command;
    }

    private static Command Status(ProgramContext context)
    {
        var environment = new Argument<string?>("ENVIRONMENT") { Description = "The environment; all without.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("status", "Show who holds what, since when and why.") { environment };
        command.SetAction((parsed, cancellationToken) => VerbRun.WithSessionAsync(
            context,
            parsed,
            "lock status",
            (session, _, token) => new HandLock(session).StatusAsync(parsed.GetValue(environment), token),
            cancellationToken));
        return command;
    }

    private static Command Acquire(ProgramContext context)
    {
        var environment = new Argument<string>("ENVIRONMENT") { Description = "The environment that nothing may change." };
        var reason = new Option<string>("--reason") { Description = "Why; shown to everyone who wants it.", HelpName = "TEXT", Required = true };
        var minutes = new Option<int>("--minutes") { Description = "For how long.", HelpName = "MINUTES", DefaultValueFactory = _ => 60 };
        minutes.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, out var count) && count is > 0 and <= 1440))
            {
                result.AddError($"--minutes {text} is not between 1 and 1440");
            }
        });
        var command = new Command("acquire", "Keep deliveries out of an environment for a while.") { environment, reason, minutes };
        command.SetAction((parsed, cancellationToken) => VerbRun.WithSessionAsync(
            context,
            parsed,
            "lock acquire",
            (session, _, token) => new HandLock(session).AcquireAsync(
                parsed.GetRequiredValue(environment),
                parsed.GetRequiredValue(reason),
                TimeSpan.FromMinutes(parsed.GetValue(minutes)),
                token),
            cancellationToken));
        return command;
    }

    private static Command Release(ProgramContext context)
    {
        var environment = new Argument<string>("ENVIRONMENT") { Description = "The environment." };
        var confirm = new Option<string?>("--confirm") { Description = "Free it although its holder may be at work: the environment's name once more.", HelpName = "ENVIRONMENT" };
        var command = new Command("release", "Free an environment that somebody holds.") { environment, confirm };
        command.SetAction((parsed, cancellationToken) => VerbRun.WithSessionAsync(
            context,
            parsed,
            "lock release",
            (session, _, token) => new HandLock(session).ReleaseAsync(parsed.GetRequiredValue(environment), parsed.GetValue(confirm), token),
            cancellationToken));
        return command;
    }
}
