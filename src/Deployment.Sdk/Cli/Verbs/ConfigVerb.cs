using System.CommandLine;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>config</c>: the config vars of environments, compared and applied.</summary>
internal static class ConfigVerb
{
    public static Command Create(ProgramContext context) => new("config", "Compare config vars with the plan, and apply it.")
    {
        ConfigDiffVerb.Create(context),
        ConfigApplyVerb.Create(context),
    };
}
