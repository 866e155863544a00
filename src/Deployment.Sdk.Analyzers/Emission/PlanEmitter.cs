using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Writes the half of a plan class that decides and runs: <c>Plan</c>, <c>Resolve</c>, <c>Matrix</c> and <c>RunAsync</c>.</summary>
internal static class PlanEmitter
{
    private const string Plan = nameof(Plan);
    private const string Resolve = nameof(Resolve);
    private const string Matrix = nameof(Matrix);
    private const string RunAsync = nameof(RunAsync);

    public static string Write(PlanModel plan, CompilationFacts facts, CancellationToken cancellationToken) =>
        GeneratedHalf.Write(
            plan.Type,
            [.. plan.Environments.SelectMany(environment => environment.Type.Experimental),
             .. plan.Declarations.SelectMany(declaration => declaration.Experimental)],
            writer => Members(writer, plan, facts, cancellationToken));

    private static void Members(IndentedWriter writer, PlanModel plan, CompilationFacts facts, CancellationToken cancellationToken)
    {
        var routing = MemberNames.ForNestedClass(plan, "Routing");
        foreach (var (name, text) in Public(plan, facts, routing))
        {
            if (MemberNames.LeaveRoomFor(plan, name))
            {
                writer.Lines(text).Blank();
            }
        }

        RoutingEmitter.Write(writer, plan, routing, cancellationToken);
    }

    private static IEnumerable<(string Name, string Text)> Public(PlanModel plan, CompilationFacts facts, string routing)
    {
        yield return (Plan,
            $$"""
            /// <summary>The plan for the pipeline <c>{{DocText.Of(plan.Pipeline ?? "")}}</c>, as this class declares it.</summary>
            {{GeneratedHalf.Attributes}}
            public static global::Deployment.Sdk.Plans.Plan Plan => {{routing}}.Plan;
            """);
        yield return (Resolve,
            $$"""
            /// <summary>Decides where a branch goes. Compares characters and allocates nothing.</summary>
            /// <param name="branch">The short branch name, without <c>refs/heads/</c>.</param>
            {{GeneratedHalf.Attributes}}
            public static global::Deployment.Sdk.Plans.Resolution Resolve(global::System.ReadOnlySpan<char> branch) =>
                {{routing}}.Resolve(branch);
            """);
        yield return (Matrix,
            $$"""
            /// <summary>Every class of branches that this plan tells apart, and where it ends. Made when it is first asked for.</summary>
            {{GeneratedHalf.Attributes}}
            public static global::Deployment.Sdk.Plans.PlanMatrix Matrix => {{routing}}.Matrix.Value;
            """);
        yield return (RunAsync,
            $$"""
            /// <summary>Runs the command line for this plan.</summary>
            /// <param name="args">The arguments of the program.</param>
            /// <param name="cancellationToken">Stops it in good order.</param>
            /// <returns>The exit code.</returns>
            {{GeneratedHalf.Attributes}}
            public static global::System.Threading.Tasks.Task<int> RunAsync(
                string[] args, global::System.Threading.CancellationToken cancellationToken = default) =>
                global::Deployment.Sdk.Cli.DeliveryProgram.RunAsync(
                    {{routing}}.Plan, {{routing}}.Resolve, args, rehearsal: {{facts.Rehearsal}}, ledger: {{facts.Ledger}}, cancellationToken);
            """);
    }
}
