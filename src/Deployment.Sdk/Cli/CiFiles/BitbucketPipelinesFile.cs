using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs.Dialects;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>
/// <c>bitbucket-pipelines.yml</c>. Of several keys that match a branch Bitbucket takes one: an exact name, else what it finds most
/// specific. So everything that may get a branch stands under each key, and asks first.
/// </summary>
internal sealed class BitbucketPipelinesFile
{
    private const string Branch = "BITBUCKET_BRANCH";

    // Alternatives in braces are used there, and what brackets mean is not documented.
    private const string Unclear = "{}[]!\\";

    private static readonly BranchDialect Dialect = BranchDialects.BitbucketPipelines;

    private readonly YamlWriter _yaml = new();
    private readonly CiPipeline _pipeline;
    private readonly CiCommands _commands;
    private readonly Dictionary<CiDeployment, BranchFilter> _filters;

    private BitbucketPipelinesFile(CiPipeline pipeline)
    {
        _pipeline = pipeline;
        _commands = new(pipeline);
        _filters = pipeline.Deployments.ToDictionary(deployment => deployment, deployment => BranchFilter.Of(deployment, Dialect, Unclear));
    }

    public static string Of(CiPipeline pipeline) => new BitbucketPipelinesFile(pipeline).Write();

    private string Write()
    {
        CiFileBeginning.Write(
            _yaml,
            _pipeline,
            "bitbucket",
            (environment, branches) => $"Let only {branches}, and only administrators, deploy to {environment}.",
            "Repository settings, Deployments: make these environments, and put their Heroku tokens there.");
        _yaml.Text("image", _pipeline.Settings.DeployImage);
        using (_yaml.Under("clone"))
        {
            _yaml.Value("depth", "full");
        }

        using (_yaml.Under("definitions"))
        using (_yaml.Under("steps"))
        using (_yaml.Item())
        using (_yaml.Under("step", "&test"))
        {
            _yaml.Text("name", "test");
            if (_pipeline.Settings.TestImage != _pipeline.Settings.DeployImage)
            {
                _yaml.Text("image", _pipeline.Settings.TestImage);
            }

            Script([_pipeline.Settings.Test]);
        }

        using (_yaml.Under("pipelines"))
        {
            using (_yaml.Under("default"))
            {
                Test();
            }

            Branches();
            Custom();
        }

        return _yaml.ToString();
    }

    private void Branches()
    {
        if (_pipeline.Deployments.IsEmpty)
        {
            return;
        }

        using (_yaml.Under("branches"))
        {
            foreach (var group in _pipeline.Deployments.SelectMany(deployment => _filters[deployment].Texts.Select(text => (text, deployment)))
                .GroupBy(key => key.text, key => key.deployment))
            {
                foreach (var deployment in group.Where(deployment => !_filters[deployment].IsExact))
                {
                    _yaml.Comment(CiFile.Difference(deployment, Dialect, _filters[deployment].Differs!));
                }

                using (_yaml.Under(YamlWriter.Scalar(group.Key)))
                {
                    Test();
                    Deploy([.. group], [.. group.Concat(MayMeet(group.Key)).Distinct()]);
                }
            }
        }
    }

    // Steps that may not use one environment twice: what goes to one is one step, in which the plan decides.
    private void Deploy(CiDeployment[] own, CiDeployment[] all)
    {
        var isGuarded = all.Length > own.Length || own.Length > 1 || own.Any(deployment => !_filters[deployment].IsExact);
        foreach (var step in all.GroupBy(deployment => deployment.Environment))
        {
            using (_yaml.Item())
            using (_yaml.Under("step"))
            {
                _yaml.Text("name", step.First().Job);
                Environment(step.Key, step.Any(deployment => deployment.HasSlots));
                IEnumerable<string> guard = isGuarded ? [_commands.Guard(Branch, step)] : [];
                Script([.. _commands.Begin, .. guard, _commands.DeployEither(Branch, step)]);
            }
        }
    }

    // A plain name has a key of its own, which comes first.
    private IEnumerable<CiDeployment> MayMeet(string text) =>
        Dialect.LanguageOf(text) is { } language && !IsName(text)
            ? _pipeline.Deployments.Where(other =>
                !(other.Route.Pattern.IsLiteral && _filters[other].IsExact)
                && (language.Possibly.And(other.Language) is { IsTooLarge: true } or { IsEmpty: false })
                && !IsCovered(language.Possibly, other))
            : [];

    // All of it that the key may match is a narrower deployment's.
    private static bool IsCovered(BranchLanguage key, CiDeployment other) => other.Narrower
        .Aggregate(key.And(other.Language), (rest, narrower) => rest.Except(narrower.Language)) is { IsTooLarge: false, IsEmpty: true };

    private void Custom()
    {
        if (_pipeline.Promotions.IsEmpty)
        {
            return;
        }

        _yaml.Comment("Started by a person: Pipelines, Run pipeline.");
        using (_yaml.Under("custom"))
        {
            foreach (var promotion in _pipeline.Promotions)
            {
                using (_yaml.Under(promotion.Job))
                {
                    CiApproval[] approvals = [.. _pipeline.ApprovalsOf(promotion.To.Environment)];
                    if (approvals.Length > 0)
                    {
                        using (_yaml.Item())
                        using (_yaml.Under("variables"))
                        {
                            foreach (var approval in approvals)
                            {
                                using (_yaml.Item())
                                {
                                    _yaml.Text("name", approval.Variable);
                                    _yaml.Text("default", "");
                                    _yaml.Text("description", $"Write yes once {approval.Role} said so: {approval.Question}");
                                }
                            }
                        }
                    }

                    using (_yaml.Item())
                    using (_yaml.Under("step"))
                    {
                        _yaml.Text("name", promotion.Job);
                        Environment(promotion.Environment, promotion.To.Slot is not null);
                        Script([.. _commands.Begin, _commands.Promote(promotion)]);
                    }
                }
            }
        }
    }

    // A deployment pauses while another one to its environment runs, until somebody resumes it. What goes to people's own apps shares the
    // environment for its variables alone.
    private void Environment(string name, bool hasSlots) => _yaml.Text(hasSlots ? "environment" : "deployment", name);

    private static bool IsName(string text) => !text.Contains('*', StringComparison.Ordinal);

    private void Test()
    {
        using (_yaml.Item())
        {
            _yaml.Value("step", "*test");
        }
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
