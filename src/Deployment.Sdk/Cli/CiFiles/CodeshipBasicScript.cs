using System.Text;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Plans.Proofs.Dialects;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>
/// The script of Codeship Basic, whose branches are chosen on a page by a whole name or a start: one pipeline for all branches, in which
/// the plan decides.
/// </summary>
internal static class CodeshipBasicScript
{
    private const string Branch = "CI_BRANCH";

    private static readonly BranchDialect Dialect = BranchDialects.CodeshipBasic;

    public static string Of(CiPipeline pipeline)
    {
        var commands = new CiCommands(pipeline);
        var text = new StringBuilder("#!/bin/sh\n");
        foreach (var line in CiFileHeader.Of(pipeline, "codeship-basic"))
        {
            text.Append(line).Append('\n');
        }

        Comment("");
        Comment($"Project settings, Tests: {pipeline.Settings.Test}");
        Comment("Project settings, Deploy: one pipeline for the branches that start with %, as a script: sh codeship-basic.sh");
        foreach (var deployment in pipeline.Deployments.Where(deployment => PatternElsewhere.Of(deployment.Route, Dialect).Count == 0))
        {
            Comment($"{Dialect.Name} cannot say {deployment.Pattern}, so the plan is asked below.");
        }

        foreach (var line in CiTokens.Lines(pipeline).Prepend("Project settings, Environment: the Heroku tokens."))
        {
            Comment(line);
        }

        foreach (var environment in pipeline.Protected)
        {
            Comment($"Every build there has the same variables: keep the token of {environment} elsewhere, and promote from there.");
        }

        foreach (var line in CiRecordedApprovals.Lines(pipeline))
        {
            Comment(line);
        }

        text.Append("set -eu\n");
        text.Append(string.Join('\n', commands.Begin)).Append('\n');
        foreach (var line in commands.Question(Branch, deployment => commands.Deploy(deployment)))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();

        void Comment(string line) => text.Append($"# {TerminalText.Neutralise(line)}".TrimEnd()).Append('\n');
    }
}
