using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>graph</c>: the plan as a picture, offline.</summary>
internal static class GraphVerb
{
    public static Command Create(ProgramContext context)
    {
        var command = new Command("graph", "Draw the plan as a Mermaid flowchart.");
        command.SetAction(parsed =>
        {
            var output = new CliOutput(context.Host, parsed);
            var mermaid = MermaidGraph.Of(context.Plan);
            if (output.IsJson)
            {
                output.Document(new GraphDocument(1, context.Plan.Pipeline, mermaid), CliJson.Default.GraphDocument);
            }
            else
            {
                context.Host.Output.Write(mermaid);
            }

            return 0;
        });
        return command;
    }
}
