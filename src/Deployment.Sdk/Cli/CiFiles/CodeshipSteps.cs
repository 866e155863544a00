using Deployment.Sdk.Plans.Proofs.Dialects;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary><c>codeship-steps.yml</c> of Codeship Pro. A tag is a name or an expression, and what <c>exclude</c> takes comes first.</summary>
internal sealed class CodeshipSteps
{
    private const string Service = "delivery";

    private readonly YamlWriter _yaml = new();
    private readonly CiPipeline _pipeline;
    private readonly CiCommands _commands;
    private readonly Dictionary<CiDeployment, BranchExpression> _filters;

    private CodeshipSteps(CiPipeline pipeline)
    {
        _pipeline = pipeline;
        _commands = new(pipeline);
        _filters = pipeline.Deployments.ToDictionary(deployment => deployment, deployment => BranchExpression.Of(deployment, "/"));
    }

    public static string Of(CiPipeline pipeline) => new CodeshipSteps(pipeline).Write();

    private string Write()
    {
        CiFileBeginning.Write(
            _yaml,
            _pipeline,
            "codeship",
            (environment, branches) =>
                $"Codeship gives every branch the same variables: keep the token of {environment} in a project that builds only {branches}.",
            $"The service {Service} of codeship-services.yml is {_pipeline.Settings.DeployImage} with the repository in its working folder.",
            "Its encrypted_env_file holds the Heroku tokens.");
        using (_yaml.Item())
        {
            _yaml.Text("name", "test");
            _yaml.Text("service", Service);
            _yaml.Text("command", Shell([_pipeline.Settings.Test]));
        }

        foreach (var deployment in _pipeline.Deployments)
        {
            if (_filters[deployment] is { IsExact: false, Differs: var branch })
            {
                _yaml.Comment(CiFile.Difference(deployment, BranchDialects.CodeshipPro, branch!));
            }

            using (_yaml.Item())
            {
                _yaml.Text("name", deployment.Job);
                Tag(deployment);
                _yaml.Text("service", Service);
                IEnumerable<string> guard = IsGuarded(deployment) ? [_commands.Guard("CI_BRANCH", deployment)] : [];
                _yaml.Text("command", Shell([.. _commands.Begin, .. guard, _commands.Deploy(deployment)]));
            }
        }

        foreach (var promotion in _pipeline.Promotions)
        {
            Promote(promotion);
        }

        return _yaml.ToString();
    }

    private void Promote(CiPromotion promotion)
    {
        foreach (var approval in _pipeline.ApprovalsOf(promotion.To.Environment))
        {
            _yaml.Comment($"Needs {approval.Variable} to be set: {approval.Question} Codeship's button asks nobody, so without it {approval.Role} is waited for.");
        }

        foreach (var deployment in promotion.After)
        {
            using (_yaml.Item())
            {
                _yaml.Text("type", "manual");
                Tag(deployment);
                using (_yaml.Under("steps"))
                using (_yaml.Item())
                {
                    _yaml.Text("name", promotion.Job);
                    _yaml.Text("service", Service);
                    _yaml.Text("command", Shell([.. _commands.Begin, _commands.Promote(promotion)]));
                }
            }
        }
    }

    private void Tag(CiDeployment deployment)
    {
        _yaml.Text("tag", Whole(deployment));
        CiDeployment[] excluded = [.. deployment.Narrower.Where(narrower => _filters[narrower].IsExact)];
        if (excluded.Length > 0)
        {
            _yaml.Text("exclude", excluded.Length == 1 ? Whole(excluded[0]) : $"^({string.Join('|', excluded.Select(one => _filters[one].Text))})$");
        }
    }

    private string Whole(CiDeployment deployment) =>
        deployment.Route.Pattern.IsLiteral && deployment.Pattern.IndexOfAny(['^', '$']) < 0 ? deployment.Pattern : $"^{_filters[deployment].Text}$";

    private bool IsGuarded(CiDeployment deployment) =>
        !_filters[deployment].IsExact || deployment.Narrower.Any(narrower => !_filters[narrower].IsExact);

    // A command is split as a shell would, and run by none.
    private static string Shell(IEnumerable<string> commands) => $"sh -c {ShellText.Quote($"set -e; {string.Join("; ", commands)}")}";
}
