using Deployment.Sdk.Cli;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli;

public sealed class WatchingTests
{
    [Fact]
    public void Nobody_is_asked_where_nobody_can_answer_or_a_document_is_wanted()
    {
        Assert.Same(Nobody.Instance, Output(isPipe: true, "status").Person);
        Assert.Same(Nobody.Instance, Output(isPipe: false, "status", "--json").Person);
        Assert.IsType<PlainLog>(Output(isPipe: false, "status", "--json").Log);
        Assert.IsType<TerminalPerson>(Output(isPipe: false, "status").Person);
    }

    private static CliOutput Output(bool isPipe, params string[] args)
    {
        var host = new ProgramHost(
            new StringWriter(),
            new StringWriter(),
            IsInteractive: true,
            IsOutputTerminal: !isPipe,
            new Dictionary<string, string>(),
            "/nowhere",
            TimeProvider.System);
        var plan = SamplePlan.Of();
        return new CliOutput(host, CommandTree.Build(new ProgramContext(plan, SamplePlan.Resolver(plan), null, host)).Parse(args));
    }
}
