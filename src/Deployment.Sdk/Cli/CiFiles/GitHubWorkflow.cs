using Deployment.Sdk.Plans.Proofs.Dialects;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>
/// A workflow of GitHub Actions. Its filters are the whole workflow's, and its expressions compare texts without regard to case, so a
/// job of its own asks the plan which deployment gets the branch.
/// </summary>
internal sealed class GitHubWorkflow
{
    // Escaped they are themselves, and a '!' at the start takes away.
    private const string Unclear = "[]!\\";

    private static readonly BranchDialect Dialect = BranchDialects.GitHubActions;

    private readonly YamlWriter _yaml = new();
    private readonly CiPipeline _pipeline;
    private readonly CiCommands _commands;

    private GitHubWorkflow(CiPipeline pipeline)
    {
        _pipeline = pipeline;
        _commands = new(pipeline);
    }

    public static string Of(CiPipeline pipeline) => new GitHubWorkflow(pipeline).Write();

    private string Write()
    {
        CiFileBeginning.Write(
            _yaml,
            _pipeline,
            "github",
            (environment, branches) => $"Let only {branches} deploy to {environment}, and require reviewers.",
            "Settings, Environments: make these, and put their Heroku tokens there as secrets.");
        _yaml.Text("name", "delivery");
        using (_yaml.Under("on"))
        {
            Triggers();
        }

        using (_yaml.Under("permissions"))
        {
            _yaml.Text("contents", "read");
        }

        using (_yaml.Under("jobs"))
        {
            Jobs();
        }

        return _yaml.ToString();
    }

    private void Triggers()
    {
        WorkflowPush.Write(_yaml, _pipeline, Dialect, Unclear);

        _yaml.Value("pull_request", "");
        if (_pipeline.Promotions.IsEmpty)
        {
            return;
        }

        using (_yaml.Under("workflow_dispatch"))
        using (_yaml.Under("inputs"))
        {
            using (_yaml.Under("promotion"))
            {
                _yaml.Text("description", "What to promote");
                _yaml.Text("type", "choice");
                _yaml.Value("required", "true");
                using (_yaml.Under("options"))
                {
                    foreach (var promotion in _pipeline.Promotions)
                    {
                        _yaml.Item(promotion.Job);
                    }
                }
            }

            foreach (var approval in _pipeline.ApprovalsOf(_pipeline.Promotions.Select(promotion => promotion.To.Environment)))
            {
                using (_yaml.Under(approval.Input))
                {
                    _yaml.Text("description", Inert($"{approval.Role} said yes: {approval.Question}"));
                    _yaml.Text("type", "boolean");
                    _yaml.Value("default", "false");
                }
            }
        }
    }

    private void Jobs()
    {
        using (_yaml.Under("test"))
        {
            _yaml.Text("if", "github.event_name != 'workflow_dispatch'");
            using (Steps(history: false))
            using (_yaml.Item())
            {
                _yaml.Script("run", [_pipeline.Settings.Test]);
            }
        }

        if (!_pipeline.Deployments.IsEmpty)
        {
            Route();
        }

        foreach (var deployment in _pipeline.Deployments)
        {
            Job(
                deployment.Job,
                $"needs.route.outputs.job == '{deployment.Job}'",
                ["test", "route"],
                deployment.Environment,
                deployment.HasSlots ? $"{deployment.Environment}-${{{{ github.ref_name }}}}" : deployment.Environment,
                deployment.Targets,
                Secrets([.. deployment.Targets], deployment.Targets),
                _commands.Deploy(deployment));
        }

        foreach (var promotion in _pipeline.Promotions)
        {
            Job(
                promotion.Job,
                $"github.event_name == 'workflow_dispatch' && inputs.promotion == '{promotion.Job}'",
                [],
                promotion.Environment,
                promotion.To.Slot is null ? promotion.Environment : promotion.Job,
                [promotion.To],
                [
                    .. Secrets([promotion.From, promotion.To], promotion.To),
                    .. _pipeline.ApprovalsOf(promotion.To.Environment)
                        .Select(approval => (approval.Variable, $"${{{{ inputs.{approval.Input} && 'yes' || '' }}}}")),
                ],
                _commands.Promote(promotion));
        }
    }

    private void Route()
    {
        using (_yaml.Under("route"))
        {
            _yaml.Text("if", "github.event_name == 'push'");
            using (_yaml.Under("outputs"))
            {
                _yaml.Value("job", "${{ steps.route.outputs.job }}");
            }

            using (Steps(history: false))
            using (_yaml.Item())
            {
                _yaml.Text("id", "route");
                _yaml.Script("run", [_commands.Build, .. _commands.Question("GITHUB_REF_NAME", deployment => $"echo \"job={deployment.Job}\" >> \"$GITHUB_OUTPUT\"")]);
            }
        }
    }

    private void Job(
        string name,
        string condition,
        IEnumerable<string> needs,
        string environment,
        string group,
        IEnumerable<CiTarget> destinations,
        IEnumerable<(string Name, string Value)> variables,
        string command)
    {
        using (_yaml.Under(name))
        {
            _yaml.Text("if", condition);
            if (needs.Any())
            {
                _yaml.Value("needs", $"[{string.Join(", ", needs)}]");
            }

            _yaml.Text("environment", environment);
            Permissions(destinations);

            // Of those that wait in a group GitHub keeps the newest alone: what goes to different apps must not share one.
            using (_yaml.Under("concurrency"))
            {
                _yaml.Text("group", $"delivery-{group}");
                _yaml.Value("cancel-in-progress", "false");
            }

            using (Steps(history: true))
            using (_yaml.Item())
            {
                using (_yaml.Under("env"))
                {
                    foreach (var (variable, value) in variables)
                    {
                        _yaml.Value(variable, value);
                    }
                }

                _yaml.Script("run", [.. _commands.Begin, command]);
            }
        }
    }

    // What a job declares takes the place of what the workflow declares. A tag is pushed with the token that the checkout leaves behind.
    private void Permissions(IEnumerable<CiTarget> destinations)
    {
        CiEnvironment[] environments = [.. destinations.Select(target => target.Environment).Distinct()];
        (string Scope, string Access)[] needed =
        [
            ("contents", environments.Any(environment => environment.PushesTags) ? "write" : "read"),
            .. _pipeline.ServicesOf(environments).SelectMany(service => service.Name switch
            {
                "GitHub" => new[] { ("deployments", "write") },
                "GitHubIssues" => [("issues", "write"), ("pull-requests", "write")],
                "GitHubChecks" => [("checks", "read"), ("statuses", "read")],
                _ => [],
            }).Distinct(),
        ];
        if (needed.Length > 1 || needed[0].Access == "write")
        {
            using (_yaml.Under("permissions"))
            {
                foreach (var (scope, access) in needed)
                {
                    _yaml.Text(scope, access);
                }
            }
        }
    }

    // The token that each job has by itself, unless another one is named.
    private IEnumerable<(string Name, string Value)> Secrets(IReadOnlyList<CiTarget> targets, params IEnumerable<CiTarget> destinations) =>
        CiTokens.Secrets(_pipeline, targets, destinations).Select(secret =>
            secret.Name == DeclaredService.GitHubToken && !_pipeline.Settings.Secrets.Contains(secret.Name)
                ? (secret.Name, "${{ github.token }}")
                : secret);

    private IDisposable Steps(bool history)
    {
        _yaml.Text("runs-on", "ubuntu-latest");
        var steps = _yaml.Under("steps");
        using (_yaml.Item())
        {
            _yaml.Text("uses", "actions/checkout@v5");
            if (history)
            {
                using (_yaml.Under("with"))
                {
                    _yaml.Value("fetch-depth", "0");
                }
            }
        }

        using (_yaml.Item())
        {
            _yaml.Text("uses", "actions/setup-dotnet@v5");
            using (_yaml.Under("with"))
            {
                _yaml.Text("dotnet-version", "10.0.x");
            }
        }

        return steps;
    }

    // "${{" begins an expression there.
    internal static string Inert(string text) => text.Replace("${{", "$ {{", StringComparison.Ordinal);
}
