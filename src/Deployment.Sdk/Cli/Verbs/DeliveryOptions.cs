using System.CommandLine;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>The options that deliveries share.</summary>
internal sealed class DeliveryOptions
{
    public Option<string?> Branch { get; } = new("--branch")
    {
        Description = "The branch, by its short name. From CI it is known.",
        HelpName = "BRANCH",
    };

    public Option<string?> Commit { get; } = new("--commit")
    {
        Description = "The commit. From CI it is known; else the tip of the branch.",
        HelpName = "COMMIT",
    };

    public Option<bool> NoFetch { get; } = new("--no-fetch")
    {
        Description = "Do not let git fetch what is missing here.",
    };

    public Option<string[]> Approve { get; } = new("--approve")
    {
        Description = "Assert that a role has approved; repeat it for each role.",
        HelpName = "ROLE",
    };

    public Option<string[]> Confirm { get; } = new("--confirm")
    {
        Description = "Confirm the change of a production app by its name; repeat it for each app.",
        HelpName = "APP",
    };

    public Option<int> LockWait { get; } = new("--lock-wait")
    {
        Description = "How many seconds to wait for another delivery to be done there.",
        HelpName = "SECONDS",
        Validators = { result => { if (result.Tokens is [{ Value: var text }] && !(int.TryParse(text, out var seconds) && seconds >= 0)) { result.AddError($"--lock-wait {text} is no number of seconds"); } } },
    };

    public Option<string?> Plan { get; } = new("--plan")
    {
        Description = "Deliver only what this file says, which \"plan --out\" wrote, and only if nothing that it was made on has changed.",
        HelpName = "FILE",
    };

    public DeployOptions Deploy(ParseResult parsed) => new()
    {
        Branch = parsed.GetValue(Branch),
        Commit = parsed.GetValue(Commit),
        AllowFetch = !parsed.GetValue(NoFetch),
        Approvals = [.. parsed.GetValue(Approve) ?? []],
        Confirmations = [.. parsed.GetValue(Confirm) ?? []],
        LockWait = TimeSpan.FromSeconds(parsed.GetValue(LockWait)),
    };

    public PromotionOptions Promotion(ParseResult parsed) => new()
    {
        AllowFetch = !parsed.GetValue(NoFetch),
        Approvals = [.. parsed.GetValue(Approve) ?? []],
        Confirmations = [.. parsed.GetValue(Confirm) ?? []],
        LockWait = TimeSpan.FromSeconds(parsed.GetValue(LockWait)),
    };
}
