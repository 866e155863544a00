using System.CommandLine;
using Deployment.Sdk.Cli.Verbs;

namespace Deployment.Sdk.Cli;

/// <summary>The verbs.</summary>
internal static class CommandTree
{
    public static RootCommand Build(ProgramContext context) => new($"Delivers {context.Plan.Pipeline} to Heroku.")
    {
        CommonOptions.Rehearse,
        CommonOptions.Json,
        CommonOptions.NoColor,
        CommonOptions.Verbose,
        PlanVerb.Create(context),
        ExplainVerb.Create(context),
        DeployVerb.Create(context),
        PromoteVerb.Create(context),
        StatusVerb.Create(context),
        GraphVerb.Create(context),
        EmulateVerb.Create(context),
    };
}
