using System.CommandLine;
using System.CommandLine.Help;
using Deployment.Sdk.Cli;
using Deployment.Sdk.Cli.Verbs;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Emulator.Tool;

/// <summary>The verb <c>emulate</c> for whoever has no plan: pipeline and apps come from the command line.</summary>
internal static class Program
{
    private const string Name = "heroku-emulator";

    private static readonly Option<string> Pipeline = new("--pipeline")
    {
        Description = "The pipeline that the apps are in.",
        HelpName = "NAME",
        DefaultValueFactory = _ => "rehearsal",
    };

    private static readonly Option<EnvironmentDefinition[]> Apps = new("--app")
    {
        Description = $"An app to have from the start, and its stage: {AppAtStage.Stages}. Repeat it for more.",
        HelpName = "NAME=STAGE",
        CustomParser = result =>
        {
            var apps = new List<EnvironmentDefinition>();
            foreach (var token in result.Tokens)
            {
                if (AppAtStage.Read(token.Value, out var problem) is { } app)
                {
                    apps.Add(app);
                }
                else
                {
                    result.AddError(problem!);
                }
            }

            return [.. apps];
        },
    };

    public static Task<int> Main(string[] args) => DeliveryProgram.RunAsync(
        new ProgramContext(new Plan(Name), _ => Resolution.None, HerokuEmulator.Rehearsal, ProgramHost.Process()) { Invocation = Name, Emulate = Name },
        Build,
        args,
        CancellationToken.None);

    private static Command Build(ProgramContext context)
    {
        var command = EmulateVerb.Create(context, Name, PlanOf);
        foreach (var option in (Option[])[new HelpOption(), VersionOfBoth.Option(), Pipeline, Apps, .. CommandTree.OptionsOfAll])
        {
            command.Options.Add(option);
        }

        return command;
    }

    // Nothing is delivered by this plan: it only says which apps there are.
    private static Plan PlanOf(ParseResult parsed) => new(parsed.GetRequiredValue(Pipeline))
    {
        Routes = [.. (parsed.GetValue(Apps) ?? []).Select(app => new Route("*", app))],
    };
}
