using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>approvals</c>: what waits for whom.</summary>
internal static class ApprovalsVerb
{
    private const string Name = "approvals";

    public static Command Create(ProgramContext context)
    {
        var environment = new Argument<string?>("ENVIRONMENT") { Description = "The environment; all without.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(Name, "List what waits for people.") { environment };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new CliOutput(context.Host, parsed);
            var rehearse = parsed.GetValue(CommonOptions.Rehearse);
            ListedRequest[]? listed = null;
            var result = await VerbRun.ResultAsync(
                context,
                output,
                rehearse,
                async (session, _, token) =>
                {
                    var read = await new ApprovalListing(session).ReadAsync(parsed.GetValue(environment), token).ConfigureAwait(false);
                    listed = read.Refusal is null ? read.Value : null;
                    return read.Refusal is { } refusal ? DeliveryResult.From(refusal) : new DeliveryResult(DeliveryOutcome.Done, "nothing waits for anybody");
                },
                cancellationToken).ConfigureAwait(false);
            if (listed is null || (listed.Length == 0 && !output.IsJson))
            {
                return VerbEnd.Tell(output, Name, rehearse, result);
            }

            Print(context, output, rehearse, listed);
            return (int)DeliveryOutcome.Done;
        });
        return command;
    }

    private static void Print(ProgramContext context, CliOutput output, bool rehearse, ListedRequest[] listed)
    {
        if (output.IsJson)
        {
            output.Document(new ApprovalsDocument(1, context.Plan.Pipeline, rehearse, listed), CliJson.Default.ApprovalsDocument);
            return;
        }

        foreach (var request in listed)
        {
            output.Line(
                $"{request.Request}  {request.Verb} {CommitHash.Short(request.Commit)}{(request.From is { } from ? $" from {from}" : "")} to {request.Environment}, "
                + $"asked {request.FiledAt:yyyy-MM-dd HH:mm}Z by {(request.Requesters.Count == 0 ? "nobody who is known" : string.Join(", ", request.Requesters))}, until {request.ExpiresAt:yyyy-MM-dd HH:mm}Z");
            foreach (var role in request.Roles)
            {
                var said = string.Join(", ", role.Approvals.Select(approval => approval.ToString()).Concat(role.Discounted));
                output.Line($"  {(role.IsMet ? "yes" : "waits")}  {role.Role} ({role.Question}){(role.Needed > 1 ? $" {role.Approvals.Length} of {role.Needed}" : "")}{(said.Length > 0 ? $": {said}" : "")}");
            }

            var next = request.Roles.FirstOrDefault(role => !role.IsMet) is { } open
                ? $"dotnet run -- approve {request.Request} --role {open.Role}"
                : request.Command;
            output.Line($"  try: {(rehearse ? RehearsedCommand.In(next) : next)}");
        }
    }
}
