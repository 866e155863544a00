using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Writes the client of one environment.</summary>
internal static class ClientEmitter
{
    private const string Execution = "global::Deployment.Sdk.Execution";
    private const string Result = $"global::System.Threading.Tasks.Task<{Execution}.DeliveryResult>";
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken = default";

    public static void Write(IndentedWriter writer, PlanModel plan, ClientModel client, ClientNames names)
    {
        var environment = client.Environment;
        writer.Lines(
            $$"""
            /// <summary>What the plan allows with <c>{{DocText.Of(environment.Name)}}</c>.</summary>
            {{GeneratedHalf.Attributes}}
            public sealed class {{client.ClassName}} : {{Execution}}.EnvironmentClient
            """);
        using (writer.Open())
        {
            writer.Lines(
                $$"""
                internal {{client.ClassName}}({{Execution}}.DeliverySession session)
                    : base(session, {{environment.Type.Expression}}.Definition)
                {
                }
                """);
            if (plan.Routes.Any(route => route.Target.Key == environment.Key))
            {
                writer.Blank().Lines(Deploy(environment));
            }

            foreach (var target in Targets(plan, environment))
            {
                writer.Blank().Lines(Promote(environment, target, names[target]));
            }

            Constants(writer, "ProcessTypes", "The process types that the environment declares.", environment.ProcessTypes);
            Constants(writer, "ConfigVars", "The names of the config vars that the environment declares.", environment.ConfigVars);
        }
    }

    private static IEnumerable<EnvironmentModel> Targets(PlanModel plan, EnvironmentModel from)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return plan.Promotions
            .Where(promotion => promotion.From.Key == from.Key && seen.Add(promotion.To.Key))
            .Select(promotion => promotion.To);
    }

    private static string Deploy(EnvironmentModel environment) =>
        $$"""
        /// <summary>Delivers a revision to <c>{{DocText.Of(environment.Name)}}</c>. Refused when no route sends its branch there.</summary>
        /// <param name="options">What to deploy; null takes what CI says, or what is checked out.</param>
        /// <param name="cancellationToken">Stops the delivery in good order.</param>
        public {{Result}} DeployAsync(
            {{Execution}}.DeployOptions? options = null, {{Cancellation}}) =>
            DeployCoreAsync(options ?? new(), cancellationToken);
        """;

    private static string Promote(EnvironmentModel from, EnvironmentModel to, string name)
    {
        // A member can be no more accessible than the types in its signature.
        var access = from.Type.IsPublic && to.Type.IsPublic ? "public" : "internal";
        var pair = $"{from.Type.Expression}, {to.Type.Expression}";
        return
            $$"""
            /// <summary>Runs the gates of the promotion to <c>{{DocText.Of(to.Name)}}</c>.</summary>
            /// <param name="options">What is approved and confirmed beforehand.</param>
            /// <param name="cancellationToken">Gives up; nothing was changed.</param>
            /// <returns>The clearance that the promotion needs, or why there is none.</returns>
            {{access}} global::System.Threading.Tasks.Task<{{Execution}}.ClearanceResult<{{pair}}>> ClearPromotionTo{{name}}Async(
                {{Execution}}.PromotionOptions? options = null, {{Cancellation}}) =>
                ClearCoreAsync<{{pair}}>({{to.Type.Expression}}.Definition, options ?? new(), cancellationToken);

            /// <summary>Promotes the release that was cleared to <c>{{DocText.Of(to.Name)}}</c>.</summary>
            /// <param name="clearance">The clearance; it can be used once.</param>
            /// <param name="cancellationToken">Stops the promotion in good order.</param>
            {{access}} {{Result}} PromoteTo{{name}}Async(
                {{Execution}}.Clearance<{{pair}}> clearance, {{Cancellation}}) =>
                PromoteCoreAsync(clearance, cancellationToken);
            """;
    }

    private static void Constants(IndentedWriter writer, string name, string summary, EquatableArray<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        var names = new UniqueNames([name, .. MemberNames.OfObject]);
        writer.Blank().Lines(
            $$"""
            /// <summary>{{summary}}</summary>
            public static class {{name}}
            """);
        using (writer.Open())
        {
            var isFirst = true;
            foreach (var value in values)
            {
                if (!isFirst)
                {
                    writer.Blank();
                }

                isFirst = false;
                writer.Lines(
                    $$"""
                    /// <summary><c>{{DocText.Of(value)}}</c></summary>
                    public const string {{names.Take(MemberName.Of(value))}} = {{Literal.Of(value)}};
                    """);
            }
        }
    }
}
