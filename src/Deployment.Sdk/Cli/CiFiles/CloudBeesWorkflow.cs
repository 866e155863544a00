using Deployment.Sdk.Plans.Proofs.Dialects;
using Deployment.Sdk.Revisions.Ci;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>
/// A workflow of CloudBees Unify, after its documentation of the DSL. As at GitHub its filters are the whole workflow's, so a job of its
/// own asks the plan which deployment gets the branch. Steps run in containers, each of its own, and no variable tells what is built.
/// </summary>
internal sealed class CloudBeesWorkflow
{
    private const string Unclear = "[]{}!\\+?";
    private const string Checkout = "https://github.com/cloudbees-io/checkout@v2";

    private static readonly BranchDialect Dialect = BranchDialects.CloudBeesUnify;

    private static readonly (string, string) OfBranch = (CloudBeesVariables.Branch, "${{ cloudbees.scm.branch }}");

    // What the program reads there of the run that it is part of.
    private static readonly (string, string)[] OfRun =
    [
        (CloudBeesVariables.Event, "${{ cloudbees.event_name }}"), OfBranch, (CloudBeesVariables.Commit, "${{ cloudbees.scm.sha }}"),
    ];

    private readonly YamlWriter _yaml = new();
    private readonly CiPipeline _pipeline;
    private readonly CiCommands _commands;

    private CloudBeesWorkflow(CiPipeline pipeline)
    {
        _pipeline = pipeline;
        _commands = new(pipeline);
    }

    public static string Of(CiPipeline pipeline) => new CloudBeesWorkflow(pipeline).Write();

    private string Write()
    {
        CiFileBeginning.Write(
            _yaml,
            _pipeline,
            "cloudbees",
            (environment, _) => $"Let {environment} require an approval: there is no rule by which only its branches could use it.",
            "Environments: make these, and put their Heroku tokens there as secret properties.");
        _yaml.Value("apiVersion", "automation.cloudbees.io/v1alpha1");
        _yaml.Value("kind", "workflow");
        _yaml.Text("name", "delivery");
        using (_yaml.Under("on"))
        {
            Triggers();
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

        using (_yaml.Under("pull_request"))
        using (_yaml.Under("branches"))
        {
            _yaml.Item("**");
        }

        if (_pipeline.Promotions.IsEmpty)
        {
            return;
        }

        // A boolean input would be the text "false", which is no empty one.
        using (_yaml.Under("workflow_dispatch"))
        using (_yaml.Under("inputs"))
        {
            Input("promotion", $"What to promote: {string.Join(" or ", _pipeline.Promotions.Select(promotion => promotion.Job))}", isRequired: true);
            foreach (var approval in _pipeline.ApprovalsOf(_pipeline.Promotions.Select(promotion => promotion.To.Environment)))
            {
                Input(approval.Input, $"Write yes once {approval.Role} said so: {approval.Question}", isRequired: false);
            }
        }
    }

    private void Input(string name, string description, bool isRequired)
    {
        using (_yaml.Under(name))
        {
            _yaml.Text("description", GitHubWorkflow.Inert(description));
            _yaml.Text("type", "string");
            if (isRequired)
            {
                _yaml.Value("required", "true");
            }
        }
    }

    private void Jobs()
    {
        using (_yaml.Under("test"))
        {
            _yaml.Text("if", "${{ cloudbees.event_name != 'workflow_dispatch' }}");
            Steps(_pipeline.Settings.TestImage, history: false, null, [], [_pipeline.Settings.Test]);
        }

        if (!_pipeline.Deployments.IsEmpty)
        {
            using (_yaml.Under("route"))
            {
                _yaml.Text("if", "${{ cloudbees.event_name == 'push' }}");
                using (_yaml.Under("outputs"))
                {
                    _yaml.Value("job", "${{ steps.route.outputs.job }}");
                }

                Steps(
                    CiFileSettings.DotnetImage,
                    history: false,
                    "route",
                    [OfBranch],
                    [_commands.Build, .. _commands.Question(CloudBeesVariables.Branch, deployment => $"printf %s {deployment.Job} > \"$CLOUDBEES_OUTPUTS/job\"")]);
            }
        }

        foreach (var deployment in _pipeline.Deployments)
        {
            Job(
                deployment.Job,
                $"success() && needs.route.outputs.job == '{deployment.Job}'",
                ["test", "route"],
                deployment.Environment,
                [.. OfRun, .. CiTokens.Secrets(_pipeline, [.. deployment.Targets], deployment.Targets)],
                _commands.Deploy(deployment));
        }

        foreach (var promotion in _pipeline.Promotions)
        {
            Job(
                promotion.Job,
                $"cloudbees.event_name == 'workflow_dispatch' && inputs.promotion == '{promotion.Job}'",
                [],
                promotion.Environment,
                [
                    .. OfRun,
                    .. CiTokens.Secrets(_pipeline, [promotion.From, promotion.To], promotion.To),
                    .. _pipeline.ApprovalsOf(promotion.To.Environment).Select(approval => (approval.Variable, $"${{{{ inputs.{approval.Input} }}}}")),
                ],
                _commands.Promote(promotion));
        }
    }

    private void Job(
        string name, string condition, IReadOnlyCollection<string> needs, string environment, IEnumerable<(string Name, string Value)> variables, string command)
    {
        using (_yaml.Under(name))
        {
            _yaml.Text("if", $"${{{{ {condition} }}}}");
            if (needs.Count > 0)
            {
                _yaml.Value("needs", $"[{string.Join(", ", needs)}]");
            }

            _yaml.Text("environment", environment);
            Steps(_pipeline.Settings.DeployImage, history: true, null, variables, [.. _commands.Begin, command]);
        }
    }

    // One step, for what it leaves behind outside the repository is gone in the next.
    private void Steps(string image, bool history, string? id, IEnumerable<(string Name, string Value)> variables, IEnumerable<string> commands)
    {
        using (_yaml.Under("steps"))
        {
            using (_yaml.Item())
            {
                _yaml.Text("uses", Checkout);
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
                _yaml.Text("uses", $"docker://{image}");
                if (id is not null)
                {
                    _yaml.Text("id", id);
                }

                _yaml.Text("shell", "sh");
                if (variables.Any())
                {
                    using (_yaml.Under("env"))
                    {
                        foreach (var (name, value) in variables)
                        {
                            _yaml.Value(name, value);
                        }
                    }
                }

                _yaml.Script("run", ["set -e", .. commands]);
            }
        }
    }
}
