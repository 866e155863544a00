using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Keeps generated members out of the way of a team's own names.</summary>
internal static class MemberNames
{
    private static readonly string[] Nested = ["Routing", "HerokuClients"];

    /// <summary>A plan's public members: where the team has one of that name, it is left alone and one of them is missing.</summary>
    public static IReadOnlyList<string> OfPlan { get; } = ["Plan", "Resolve", "Matrix", "RunAsync", "Heroku"];

    /// <summary>The names that every class has from <see cref="object"/>.</summary>
    public static IReadOnlyList<string> OfObject { get; } =
        ["Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals"];

    /// <summary>Whether a plan may be given a member of this name: no member of the team's has it, nor the class itself.</summary>
    public static bool LeaveRoomFor(PlanModel plan, string name) => plan.Type.Name != name && !plan.Members.Contains(name);

    /// <summary>
    /// A name for a nested class. The attributes of a class are bound inside it: a nested class with a name that they use would
    /// take the place of the environment, or of the namespace, that they mean.
    /// </summary>
    public static string ForNestedClass(PlanModel plan, string wish) =>
        new UniqueNames(
        [
            .. plan.Members,
            plan.Type.Name,
            .. OfPlan,
            .. Nested.Where(name => name != wish),
            .. plan.Environments.SelectMany(environment => environment.Type.Parts.Select(part => part.Name)),
            .. plan.Environments.SelectMany(environment => environment.Type.Namespace.Split('.')),
        ]).Take(wish);
}
