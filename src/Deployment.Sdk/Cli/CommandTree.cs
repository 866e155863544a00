using System.CommandLine;
using Deployment.Sdk.Cli.Verbs;

namespace Deployment.Sdk.Cli;

/// <summary>The verbs.</summary>
internal static class CommandTree
{
    /// <summary>What every command takes, whatever plan it is for.</summary>
    public static IReadOnlyList<Option> OptionsOfAll { get; } =
        [CommonOptions.Json, CommonOptions.NoColor, CommonOptions.Verbose, ScenarioOptions.Names, ScenarioOptions.File];

    // Not a RootCommand: that one is called as the program file is, and the parser breaks on two commands of one name, which a
    // single file called deploy.cs or plan.cs would give it.
    public static Command Build(ProgramContext context)
    {
        var command = new Command("delivery", $"Delivers {context.Plan.Pipeline} to Heroku.")
        {
            HelpWithOptionalArguments.Option(),
            VersionOfBoth.Option(),
            CommonOptions.Rehearse,
            PlanVerb.Create(context),
            ExplainVerb.Create(context),
            DeployVerb.Create(context),
            PromoteVerb.Create(context),
            RollbackVerb.Create(context),
            ResumeVerb.Create(context),
            LockVerb.Create(context),
            ApproveVerb.Create(context),
            ApproveVerb.CreateReject(context),
            ApprovalsVerb.Create(context),
            StandingVerbs.Freeze(context),
            StandingVerbs.Unfreeze(context),
            StandingVerbs.Hold(context),
            StandingVerbs.Policy(context),
            StatusVerb.Create(context),
            LogsVerb.Create(context),
            ConfigVerb.Create(context),
            AuditVerb.Create(context),
            HistoryVerb.Create(context),
            LedgerVerb.Create(context),
            GraphVerb.Create(context),
            MatrixVerb.Create(context),
            CiVerb.Create(context),
            ImportVerb.Create(context),
            EmulateVerb.Create(context),
            ContractVerb.Create(context),
        };
        foreach (var option in OptionsOfAll)
        {
            command.Options.Add(option);
        }

        return command;
    }
}
