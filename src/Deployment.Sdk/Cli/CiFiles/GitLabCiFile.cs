using Deployment.Sdk.Plans.Proofs.Dialects;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary><c>.gitlab-ci.yml</c>. Of the rules of a job the first that holds decides, so narrower patterns are kept out before.</summary>
internal sealed class GitLabCiFile
{
    private const string Branch = "CI_COMMIT_BRANCH";

    private readonly YamlWriter _yaml = new();
    private readonly CiPipeline _pipeline;
    private readonly CiCommands _commands;
    private readonly Dictionary<CiDeployment, BranchExpression> _filters;

    private GitLabCiFile(CiPipeline pipeline)
    {
        _pipeline = pipeline;
        _commands = new(pipeline);
        _filters = pipeline.Deployments.ToDictionary(deployment => deployment, deployment => BranchExpression.Of(deployment, "\\/"));
    }

    public static string Of(CiPipeline pipeline) => new GitLabCiFile(pipeline).Write();

    private string Write()
    {
        CiFileBeginning.Write(
            _yaml,
            _pipeline,
            "gitlab",
            (environment, branches) => $"Make those of {environment} protected too, and protect {branches} and the environment {environment}.",
            "Settings, CI/CD, Variables: scope these Heroku tokens to their environments, masked.");
        using (_yaml.Under("stages"))
        {
            _yaml.Item("test");
            _yaml.Item("deploy");
            _yaml.Item("promote");
        }

        using (_yaml.Under("default"))
        {
            _yaml.Text("image", _pipeline.Settings.DeployImage);
        }

        using (_yaml.Under("variables"))
        {
            _yaml.Text("GIT_DEPTH", "0");
        }

        _yaml.Blank();
        using (_yaml.Under("test"))
        {
            _yaml.Text("stage", "test");
            if (_pipeline.Settings.TestImage != _pipeline.Settings.DeployImage)
            {
                _yaml.Text("image", _pipeline.Settings.TestImage);
            }

            Script([_pipeline.Settings.Test]);
        }

        foreach (var deployment in _pipeline.Deployments)
        {
            Deploy(deployment);
        }

        foreach (var promotion in _pipeline.Promotions)
        {
            Promote(promotion);
        }

        return _yaml.ToString();
    }

    private void Deploy(CiDeployment deployment)
    {
        _yaml.Blank();
        var isGuarded = IsGuarded(deployment);
        if (_filters[deployment] is { IsExact: false, Differs: var branch })
        {
            _yaml.Comment(CiFile.Difference(deployment, BranchDialects.GitLabCi, branch!));
        }

        using (_yaml.Under(deployment.Job))
        {
            _yaml.Text("stage", "deploy");
            using (_yaml.Under("rules"))
            {
                Rules(deployment, () => { });
            }

            Environment(deployment.Environment);
            IEnumerable<string> guard = isGuarded ? [_commands.Guard(Branch, deployment)] : [];
            Script([.. _commands.Begin, .. guard, _commands.Deploy(deployment)]);
        }
    }

    private void Promote(CiPromotion promotion)
    {
        _yaml.Blank();
        CiApproval[] approvals = [.. _pipeline.ApprovalsOf(promotion.To.Environment)];
        foreach (var approval in approvals)
        {
            _yaml.Comment($"Started with {approval.Variable} = yes once {approval.Role} said so: {approval.Question}");
        }

        using (_yaml.Under(promotion.Job))
        {
            _yaml.Text("stage", "promote");
            using (_yaml.Under("rules"))
            {
                foreach (var deployment in promotion.After)
                {
                    Rules(deployment, Manual);
                }

                if (promotion.After.IsEmpty)
                {
                    using (_yaml.Item())
                    {
                        _yaml.Value("when", "never");
                    }
                }
            }

            Environment(promotion.Environment);
            Script([.. _commands.Begin, _commands.Promote(promotion)]);
        }
    }

    // A manual job of a rule blocks its pipeline for as long as nobody starts it, unless it may fail.
    private void Manual()
    {
        _yaml.Value("when", "manual");
        _yaml.Value("allow_failure", "true");
    }

    // A rule that takes too much must not keep anything out.
    private void Rules(CiDeployment deployment, Action then)
    {
        foreach (var narrower in deployment.Narrower.Where(narrower => _filters[narrower].IsExact))
        {
            using (_yaml.Item())
            {
                _yaml.Text("if", Condition(narrower));
                _yaml.Value("when", "never");
            }
        }

        using (_yaml.Item())
        {
            _yaml.Text("if", Condition(deployment));
            then();
        }
    }

    private bool IsGuarded(CiDeployment deployment) =>
        !_filters[deployment].IsExact || deployment.Narrower.Any(narrower => !_filters[narrower].IsExact);

    private string Condition(CiDeployment deployment) =>
        deployment.Route.Pattern.IsLiteral && deployment.Pattern.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '/' or '-')
            ? $"${Branch} == \"{deployment.Pattern}\""
            : $"${Branch} =~ /^{_filters[deployment].Text}$/";

    private void Environment(string name)
    {
        _yaml.Text("environment", name);

        // Two deliveries to one environment wait for each other instead of being refused.
        _yaml.Text("resource_group", name);
    }

    private void Script(IEnumerable<string> commands)
    {
        using (_yaml.Under("script"))
        {
            foreach (var command in commands)
            {
                _yaml.Item(command);
            }
        }
    }
}
