using System.CommandLine;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>freeze</c>, <c>unfreeze</c>, <c>hold</c> and <c>policy</c>: what stands for an environment until it is taken back.</summary>
internal static class StandingVerbs
{
    public static Command Freeze(ProgramContext context)
    {
        var (environment, reason) = (Environment(), Reason());
        var until = new Option<string?>("--until")
        {
            Description = "When it ends by itself: 2026-12-24T08:00+01:00, or how long from now, such as 4h.",
            HelpName = "WHEN",
        };
        var command = new Command("freeze", "Let nothing change an environment.") { environment, reason, until };
        return Acting(context, command, "freeze", (session, parsed, token) => new HandStanding(session)
            .FreezeAsync(parsed.GetRequiredValue(environment), parsed.GetRequiredValue(reason), parsed.GetValue(until), token));
    }

    public static Command Unfreeze(ProgramContext context)
    {
        var (environment, reason) = (Environment(), Reason());
        return Acting(context, new Command("unfreeze", "End the freeze of an environment.") { environment, reason }, "unfreeze", (session, parsed, token) =>
            new HandStanding(session).UnfreezeAsync(parsed.GetRequiredValue(environment), parsed.GetRequiredValue(reason), token));
    }

    public static Command Hold(ProgramContext context)
    {
        var (held, heldReason, released, releasedReason) = (Environment(), Reason(), Environment(), Reason());
        return new Command("hold", "Keep automatic deliveries out of an environment, or let them in again.")
        {
            Acting(context, new Command("set", "Keep automatic deliveries out.") { held, heldReason }, "hold set", (session, parsed, token) =>
                new HandStanding(session).HoldAsync(parsed.GetRequiredValue(held), parsed.GetRequiredValue(heldReason), token)),
            Acting(context, new Command("release", "Let automatic deliveries in again.") { released, releasedReason }, "hold release", (session, parsed, token) =>
                new HandStanding(session).ReleaseAsync(parsed.GetRequiredValue(released), parsed.GetRequiredValue(releasedReason), token)),
        };
    }

    public static Command Policy(ProgramContext context)
    {
        var environment = Environment();
        var reason = new Option<string?>("--reason") { Description = "What is said about it.", HelpName = "TEXT" };
        return new Command("policy", "Accept the plan for a production environment.")
        {
            Acting(context, new Command("accept", "Let an environment take deliveries under the plan as it is.") { environment, reason }, "policy accept", (session, parsed, token) =>
                new HandStanding(session).AcceptAsync(parsed.GetRequiredValue(environment), parsed.GetValue(reason), token)),
        };
    }

    private static Command Acting(
        ProgramContext context,
        Command command,
        string verb,
        Func<DeliverySession, ParseResult, CancellationToken, Task<DeliveryResult>> act)
    {
        command.SetAction((parsed, cancellationToken) => VerbRun.WithSessionAsync(
            context, parsed, verb, (session, _, token) => act(session, parsed, token), cancellationToken));
        return command;
    }

    private static Argument<string> Environment() => new("ENVIRONMENT") { Description = "The environment." };

    private static Option<string> Reason() => new("--reason") { Description = "Why; shown to everyone.", HelpName = "TEXT", Required = true };
}
