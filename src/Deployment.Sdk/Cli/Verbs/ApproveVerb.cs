using System.CommandLine;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>approve</c> and <c>reject</c>: a person's yes or no to a request.</summary>
internal static class ApproveVerb
{
    public static Command Create(ProgramContext context)
    {
        var (request, role, stated) = (Request(), Role(), As());
        var evidence = new Option<string?>("--evidence") { Description = "What was looked at.", HelpName = "TEXT" };
        var sign = new Option<string?>("--sign") { Description = "Sign with this SSH key, in place of saying who you are with HEROKU_API_KEY.", HelpName = "KEYFILE" };
        var delivers = new Option<bool>("--and-promote") { Description = "Deliver once nothing is missing." };
        var confirm = new DeliveryOptions().Confirm;
        var command = new Command("approve", "Say yes to a request.") { request, role, evidence, sign, delivers, confirm, stated };
        command.SetAction((parsed, cancellationToken) => VerbRun.WithSessionAsync(
            context,
            parsed,
            "approve",
            (session, _, token) => new HandApproval(session).ApproveAsync(
                new ApproveOptions(parsed.GetRequiredValue(request), parsed.GetRequiredValue(role))
                {
                    Evidence = parsed.GetValue(evidence),
                    KeyFile = parsed.GetValue(sign) is { } file ? Path.Combine(context.Host.WorkingDirectory, file) : null,
                    As = parsed.GetValue(stated),
                    Delivers = parsed.GetValue(delivers),
                    Confirmations = [.. parsed.GetValue(confirm) ?? []],
                },
                token),
            cancellationToken));
        return command;
    }

    public static Command CreateReject(ProgramContext context)
    {
        var (request, role, stated) = (Request(), Role(), As());
        var reason = new Option<string>("--reason") { Description = "Why; shown to whoever asked.", HelpName = "TEXT", Required = true };
        var command = new Command("reject", "Say no to a request.") { request, role, reason, stated };
        command.SetAction((parsed, cancellationToken) => VerbRun.WithSessionAsync(
            context,
            parsed,
            "reject",
            (session, _, token) => new HandRejection(session).RejectAsync(
                parsed.GetRequiredValue(request), parsed.GetRequiredValue(role), parsed.GetRequiredValue(reason), parsed.GetValue(stated), token),
            cancellationToken));
        return command;
    }

    private static Argument<string> Request() => new("REQUEST") { Description = "The request's id." };

    private static Option<string> Role() => new("--role") { Description = "In which role.", HelpName = "ROLE", Required = true };

    private static Option<string?> As() => new("--as") { Description = "In a rehearsal, who says so.", HelpName = "EMAIL" };
}
