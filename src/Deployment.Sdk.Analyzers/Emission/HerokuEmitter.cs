using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>
/// Writes the half of a plan class that other code calls: a client for each environment, with just the operations that the plan
/// allows there.
/// </summary>
internal static class HerokuEmitter
{
    private const string Method = "Heroku";
    private const string Clients = "HerokuClients";
    private const string Session = "global::Deployment.Sdk.Execution.DeliverySession";

    /// <summary>The names of the members that it writes.</summary>
    public static IReadOnlyList<string> MemberNames { get; } = [Method, Clients];

    /// <summary>Whether the team's own members leave room for the clients.</summary>
    public static bool HasRoom(PlanModel plan) => MemberNames.All(name => OwnMembers.LeaveRoomFor(plan, name));

    public static string Write(PlanModel plan) => GeneratedHalf.Write(plan.Type, writer => Members(writer, plan));

    private static void Members(IndentedWriter writer, PlanModel plan)
    {
        var environments = plan.Environments.ToList();
        var names = new ClientNames(environments, [Clients, "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"]);
        var classes = new UniqueNames([Clients, .. names.All]);
        var clients = environments
            .Select(environment => new ClientModel(environment, names[environment], classes.Take(names[environment] + "Client")))
            .ToList();
        writer.Lines(
            $$"""
            /// <summary>A client for each environment, with just the operations that the plan allows there.</summary>
            /// <param name="session">The session that they work in.</param>
            {{GeneratedHalf.Attributes}}
            public static {{Clients}} Heroku({{Session}} session) => new(session);

            /// <summary>The clients of the plan's environments.</summary>
            {{GeneratedHalf.Attributes}}
            public sealed class {{Clients}}
            """);
        using (writer.Open())
        {
            writer.Lines($"internal {Clients}({Session} session)");
            using (writer.Open())
            {
                foreach (var client in clients)
                {
                    writer.Lines($"{Identifier.Escape(client.Name)} = new(session);");
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
