using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Diagnostics;

/// <summary>
/// Every rule's descriptor. Only <see cref="Error"/> makes one, so that none can lack its category or its help link. The last
/// placeholder of each message is where the entry stands when that is not where the message is shown; empty, or a sentence.
/// </summary>
internal static class Descriptors
{
    /// <summary>{0} a branch, {1} its way to production, {2} the remedy.</summary>
    public static DiagnosticDescriptor UnstableBranchReachesProduction { get; } = Error(
        RuleId.UnstableBranchReachesProduction,
        "A branch that is not stable can reach production",
        "Branch '{0}' is not stable but can reach production: {1}. {2}{3}");

    /// <summary>{0} the pattern, {1} what is wrong, {2} what to write instead.</summary>
    public static DiagnosticDescriptor InvalidBranchPattern { get; } = Error(
        RuleId.InvalidBranchPattern,
        "A branch pattern is not valid",
        "Branch pattern '{0}' is not valid. {1} {2}{3}");

    /// <summary>{0} and {1} a route's pattern and target, {2} and {3} the earlier one's, {4} how they overlap.</summary>
    public static DiagnosticDescriptor AmbiguousRoutes { get; } = Error(
        RuleId.AmbiguousRoutes,
        "Two routes claim the same branches",
        "Route '{0}' to {1} and route '{2}' to {3} {4}. Narrow one of them until no branch matches both.{5}");

    /// <summary>{0} the name, {1} what is wrong, {2} what to write instead.</summary>
    public static DiagnosticDescriptor IllegalAppName { get; } = Error(
        RuleId.IllegalAppName,
        "A Heroku app name is not legal",
        "Heroku would refuse the app name '{0}'. {1} {2}{3}");

    /// <summary>{0} the plan or environment, {1} the types that lack the word.</summary>
    public static DiagnosticDescriptor NotPartial { get; } = Error(
        RuleId.NotPartial,
        "A plan or environment class is not partial",
        "The other half of '{0}' cannot be generated. Add 'partial' to {1}.{2}");

    /// <summary>{0} the type, {1} why it cannot be one, {2} the remedy.</summary>
    public static DiagnosticDescriptor NotAnEnvironment { get; } = Error(
        RuleId.NotAnEnvironment,
        "A type is used as an environment but cannot be one",
        "'{0}' cannot be used as an environment. {1} {2}{3}");

    /// <summary>All of them, in order of their ids.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnstableBranchReachesProduction, InvalidBranchPattern, AmbiguousRoutes, IllegalAppName, NotPartial, NotAnEnvironment,
    ];

    private static DiagnosticDescriptor Error(string id, string title, string message) => new(
        id,
        title,
        message,
        Category(id),
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/deployment-sdk/deployment-sdk/blob/main/docs/rules/{id}.md");

    private static string Category(string id) => id[3] switch
    {
        '1' => "Deployment.Routes",
        '2' => "Deployment.Environments",
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "no category for this range of ids"),
    };
}
