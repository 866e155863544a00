using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2014: a name of an environment that no command line, environment variable or tag could take, or a name of a pipeline that Heroku
/// would refuse. Shown at its character.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class IllegalName() : Rule(RuleDescriptor.Error(
    Id,
    "An environment or a pipeline cannot be called that",
    "No {0} can be called '{1}'. {2} {3}"))
{
    public const string Id = "DPL2014";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        // Null where it does not bind.
        if (plan.Model.Pipeline is { } pipeline && HerokuPipelineName.Check(pipeline) is { } fault)
        {
            yield return Found("pipeline", pipeline, fault);
        }
    }

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken)
    {
        var model = environment.Model;
        if (environment.IsEnvironment && EnvironmentName.Check(model.Name, model.Slots) is { } fault)
        {
            yield return Found("environment", model.Name, fault);
        }
    }

    private Finding Found(string what, string name, UnmeetableRule fault) =>
        Found(new EntryId(EntryKind.Header), Place.AtArgument(fault.Argument, fault.Part), what, name, fault.Problem, fault.Remedy);
}
