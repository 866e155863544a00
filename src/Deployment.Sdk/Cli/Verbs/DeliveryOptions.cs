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

    public Option<string?> Push { get; } = new("--push")
    {
        Description = "Take the branches that a push to Bitbucket moved: the body of its webhook repo:push, as a file, or - for standard input.",
        HelpName = "FILE",
    };

    public Option<string?> PushSignature { get; } = new("--push-signature")
    {
        Description = "The header X-Hub-Signature that came with it.",
        HelpName = "SIGNATURE",
    };

    public Option<bool> Override { get; } = new("--override")
    {
        Description = "Go through freezes and holds. Needs --reason; recorded, and everyone is told.",
    };

    public Option<string?> Reason { get; } = new("--reason")
    {
        Description = "Why freezes and holds are gone through.",
        HelpName = "TEXT",
    };

    public Option<string?> Request { get; } = new("--request")
    {
        Description = "Deliver only what this request for approvals is about.",
        HelpName = "REQUEST",
    };

    public Option<bool> AskAgain { get; } = new("--ask-again")
    {
        Description = "Ask once more those who said no to the same.",
    };

    public Option<string?> Superseded { get; } = SupersededOption();

    /// <summary>Gives a command the options of everything that people may stand in the way of.</summary>
    public void AddTo(Command command)
    {
        Option[] added = [Approve, Confirm, LockWait, Override, Reason, Request, AskAgain];
        foreach (var option in added)
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(Override) != (result.GetValue(Reason) is not null))
            {
                result.AddError("--override and --reason TEXT go together");
            }
        });
    }

    /// <summary>Gives a command the options by which a push says what is meant.</summary>
    /// <param name="command">The command.</param>
    /// <param name="others">The options that say so otherwise.</param>
    public void AddPushTo(Command command, params Option[] others)
    {
        command.Options.Add(Push);
        command.Options.Add(PushSignature);
        command.Validators.Add(result =>
        {
            // Whether an option is there, not what it says: one whose argument is missing says nothing.
            if (result.GetResult(Push) is not null && others.Any(other => result.GetResult(other) is not null))
            {
                result.AddError($"--push names the branches and the commits: leave {string.Join(", ", others[..^1].Select(other => other.Name))} and {others[^1].Name} out.");
            }
            else if (result.GetResult(Push) is null && result.GetResult(PushSignature) is not null)
            {
                result.AddError("--push-signature goes with --push FILE.");
            }
        });
    }

    /// <summary>Why freezes and holds are gone through; null when they are not.</summary>
    private string? OverrideReason(ParseResult parsed) => parsed.GetValue(Override) ? parsed.GetValue(Reason) : null;

    public DeployOptions Deploy(ParseResult parsed) => new()
    {
        Branch = parsed.GetValue(Branch),
        Commit = parsed.GetValue(Commit),
        Superseded = parsed.GetValue(Superseded) switch
        {
            "skip" => SupersededPolicy.Skip,
            "fail" => SupersededPolicy.Fail,
            _ => null,
        },
        AllowFetch = !parsed.GetValue(NoFetch),
        Approvals = [.. parsed.GetValue(Approve) ?? []],
        Confirmations = [.. parsed.GetValue(Confirm) ?? []],
        LockWait = TimeSpan.FromSeconds(parsed.GetValue(LockWait)),
        OverrideReason = OverrideReason(parsed),
        Request = parsed.GetValue(Request),
        AsksAgain = parsed.GetValue(AskAgain),
    };

    private static Option<string?> SupersededOption()
    {
        var option = new Option<string?>("--superseded")
        {
            Description = "What becomes of a CI job that a later push has overtaken: skip ends well, fail does not. What each environment declares without.",
            HelpName = "skip|fail",
        };
        option.AcceptOnlyFromAmong("skip", "fail");
        return option;
    }

    public PromotionOptions Promotion(ParseResult parsed) => new()
    {
        AllowFetch = !parsed.GetValue(NoFetch),
        Approvals = [.. parsed.GetValue(Approve) ?? []],
        Confirmations = [.. parsed.GetValue(Confirm) ?? []],
        LockWait = TimeSpan.FromSeconds(parsed.GetValue(LockWait)),
        OverrideReason = OverrideReason(parsed),
        Request = parsed.GetValue(Request),
        AsksAgain = parsed.GetValue(AskAgain),
    };
}
