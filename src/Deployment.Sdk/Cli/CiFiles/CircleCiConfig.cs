using Deployment.Sdk.Plans.Proofs.Dialects;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary><c>.circleci/config.yml</c>. Every job whose filter matches runs, so one that has narrower patterns beside it asks first.</summary>
internal sealed class CircleCiConfig
{
    private readonly YamlWriter _yaml = new();
    private readonly CiPipeline _pipeline;
    private readonly CiCommands _commands;
    private readonly Dictionary<CiDeployment, BranchExpression> _filters;

    private CircleCiConfig(CiPipeline pipeline)
    {
        _pipeline = pipeline;
        _commands = new(pipeline);
        _filters = pipeline.Deployments.ToDictionary(deployment => deployment, deployment => BranchExpression.Of(deployment, "\\/"));
    }

    public static string Of(CiPipeline pipeline) => new CircleCiConfig(pipeline).Write();

    private string Write()
    {
        CiFileBeginning.Write(
            _yaml,
            _pipeline,
            "circleci",
            (environment, _) => $"Restrict the context {environment} to a security group: who is in it may approve and promote.",
            "Organization settings, Contexts: make these, with their Heroku tokens.");
        _yaml.Value("version", "2.1");
        using (_yaml.Under("jobs"))
        {
            Job("test", _pipeline.Settings.TestImage, [Inert(_pipeline.Settings.Test)]);
            foreach (var deployment in _pipeline.Deployments)
            {
                if (_filters[deployment] is { IsExact: false, Differs: var branch })
                {
                    _yaml.Comment(CiFile.Difference(deployment, BranchDialects.CircleCi, branch!));
                }

                IEnumerable<string> guard = IsGuarded(deployment) ? [_commands.Guard("CIRCLE_BRANCH", deployment)] : [];
                Job(deployment.Job, _pipeline.Settings.DeployImage, [.. _commands.Begin.Select(Inert), .. guard, _commands.Deploy(deployment)]);
            }

            foreach (var promotion in _pipeline.Promotions.Where(promotion => !promotion.After.IsEmpty))
            {
                Job(promotion.Job, _pipeline.Settings.DeployImage, [.. _commands.Begin.Select(Inert), _commands.Promote(promotion, asserted: true)]);
            }
        }

        using (_yaml.Under("workflows"))
        using (_yaml.Under("delivery"))
        using (_yaml.Under("jobs"))
        {
            _yaml.Item("test");
            foreach (var deployment in _pipeline.Deployments)
            {
                Use(deployment.Job, deployment.Environment, deployment, ["test"]);
            }

            foreach (var promotion in _pipeline.Promotions.Where(promotion => !promotion.After.IsEmpty))
            {
                Promote(promotion);
            }
        }

        return _yaml.ToString();
    }

    // Each role is asked by a job of its own, so that the promotion runs when all have said yes. One workflow of a branch has one
    // deployment, so a promotion that may follow several is there once for each.
    private void Promote(CiPromotion promotion)
    {
        CiApproval[] approvals = [.. _pipeline.ApprovalsOf(promotion.To.Environment)];
        foreach (var deployment in promotion.After)
        {
            var suffix = promotion.After.Length > 1 ? $"-after-{deployment.Job}" : "";
            string[] asked = approvals.Length > 0
                ? [.. approvals.Select(approval => $"{promotion.Job}-{approval.Variable.ToLowerInvariant().Replace('_', '-')}{suffix}")]
                : [$"{promotion.Job}-start{suffix}"];
            foreach (var ask in asked)
            {
                Use(ask, null, deployment, [deployment.Job], isApproval: true);
            }

            Use(promotion.Job, promotion.Environment, deployment, asked, name: suffix.Length > 0 ? $"{promotion.Job}{suffix}" : null);
        }
    }

    private void Use(
        string job, string? context, CiDeployment deployment, IEnumerable<string> requires, bool isApproval = false, string? name = null)
    {
        using (_yaml.Item())
        {
            using (_yaml.Under(job))
            {
                if (name is not null)
                {
                    _yaml.Text("name", name);
                }

                if (isApproval)
                {
                    _yaml.Value("type", "approval");
                }

                if (context is not null)
                {
                    _yaml.Text("context", context);
                }

                using (_yaml.Under("requires"))
                {
                    foreach (var required in requires)
                    {
                        _yaml.Item(required);
                    }
                }

                using (_yaml.Under("filters"))
                using (_yaml.Under("branches"))
                using (_yaml.Under("only"))
                {
                    _yaml.Item(deployment.Route.Pattern.IsLiteral ? Inert(deployment.Pattern) : $"/^{_filters[deployment].Text}$/");
                }
            }
        }
    }

    private void Job(string name, string image, IEnumerable<string> commands)
    {
        using (_yaml.Under(name))
        {
            using (_yaml.Under("docker"))
            using (_yaml.Item())
            {
                _yaml.Text("image", image);
            }

            using (_yaml.Under("steps"))
            {
                _yaml.Item("checkout");
                using (_yaml.Item())
                using (_yaml.Under("run"))
                {
                    _yaml.Text("name", name);
                    _yaml.Script("command", commands);
                }
            }
        }
    }

    private bool IsGuarded(CiDeployment deployment) => !_filters[deployment].IsExact || !deployment.Narrower.IsEmpty;

    // "<<" begins a parameter there, unless it is escaped.
    private static string Inert(string text) => text.Replace("<<", "\\<<", StringComparison.Ordinal);
}
