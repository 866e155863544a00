using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>
/// Writes the half of a plan class that other code calls: a client for each environment, with just the operations that the plan
/// allows there.
/// </summary>
internal static class HerokuEmitter
{
    private const string Method = "Heroku";
    private const string Session = "global::Deployment.Sdk.Execution.DeliverySession";

    /// <summary>Whether the team's own members leave room for the clients.</summary>
    public static bool HasRoom(PlanModel plan) => MemberNames.LeaveRoomFor(plan, Method);

    public static string Write(PlanModel plan) => GeneratedHalf.Write(
        plan.Type, plan.Environments.SelectMany(environment => environment.Type.Experimental), writer => Members(writer, plan));

    private static void Members(IndentedWriter writer, PlanModel plan)
    {
        var environments = plan.Environments.ToList();
        var clientsClass = MemberNames.ForNestedClass(plan, "HerokuClients");
        var names = new ClientNames(environments, [clientsClass, .. MemberNames.OfObject]);
        var classes = new UniqueNames([clientsClass, .. names.All]);
        var clients = environments
            .Select(environment => new ClientModel(environment, names[environment], classes.Take(names[environment] + "Client")))
            .ToList();
        writer.Lines(
            $$"""
            /// <summary>A client for each environment, with just the operations that the plan allows there.</summary>
            /// <param name="session">The session that they work in.</param>
            {{GeneratedHalf.Attributes}}
            public static {{clientsClass}} Heroku({{Session}} session) => new(session);

            /// <summary>The clients of the plan's environments.</summary>
            {{GeneratedHalf.Attributes}}
            public sealed class {{clientsClass}}
            """);
        using (writer.Open())
        {
            writer.Lines($"internal {clientsClass}({Session} session)");
            using (writer.Open())
            {
                foreach (var client in clients)
                {
                    writer.Lines($"this.{Identifier.Escape(client.Name)} = new(session);");
                }
            }

            foreach (var client in clients)
            {
                writer.Blank().Lines(
                    $$"""
                    /// <summary>The client of <c>{{DocText.Of(client.Environment.Name)}}</c>.</summary>
                    public {{client.ClassName}} {{Identifier.Escape(client.Name)}} { get; }
                    """);
            }

            foreach (var client in clients)
            {
                writer.Blank();
                ClientEmitter.Write(writer, plan, client, names);
            }
        }
    }
}
