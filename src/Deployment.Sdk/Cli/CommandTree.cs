using System.CommandLine;
using System.CommandLine.Help;
using Deployment.Sdk.Cli.Verbs;

namespace Deployment.Sdk.Cli;

/// <summary>The verbs.</summary>
internal static class CommandTree
{
    // Not a RootCommand: that one is called as the program file is, and the parser breaks on two commands of one name, which a
    // single file called deploy.cs or plan.cs would give it.
    public static Command Build(ProgramContext context) => new("delivery", $"Delivers {context.Plan.Pipeline} to Heroku.")
    {
        new HelpOption(),
        new VersionOption(),
        CommonOptions.Rehearse,
        CommonOptions.Json,
        CommonOptions.NoColor,
        CommonOptions.Verbose,
        ScenarioOptions.Names,
        ScenarioOptions.File,
        PlanVerb.Create(context),
        ExplainVerb.Create(context),
        DeployVerb.Create(context),
        PromoteVerb.Create(context),
        StatusVerb.Create(context),
        GraphVerb.Create(context),
        MatrixVerb.Create(context),
        EmulateVerb.Create(context),
        ContractVerb.Create(context),
    };
}
