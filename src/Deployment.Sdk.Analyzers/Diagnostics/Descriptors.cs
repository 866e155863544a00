using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace Deployment.Sdk.Analyzers.Diagnostics;

/// <summary>Every rule's descriptor. Only <see cref="Rule"/> makes one, so none can lack its category or its help link.</summary>
internal static class Descriptors
{
    /// <summary>{0} a branch, {1} the path, {2} the remedy.</summary>
    public static DiagnosticDescriptor UnstableBranchReachesProduction { get; } = Rule(
        RuleId.UnstableBranchReachesProduction,
        "A branch that is not stable can reach production",
        Error,
        "Branch '{0}' is not stable, but it can reach production: {1}. {2}.");

    /// <summary>{0} the pattern, {1} what is wrong, {2} the remedy.</summary>
    public static DiagnosticDescriptor InvalidBranchPattern { get; } = Rule(
        RuleId.InvalidBranchPattern,
        "A branch pattern is not valid",
        Error,
        "Branch pattern '{0}': {1}; {2}");

    /// <summary>{0} a pattern, {1} its target, {2} the earlier pattern, {3} its target, {4} the shortest branch that both take.</summary>
    public static DiagnosticDescriptor AmbiguousRoutes { get; } = Rule(
        RuleId.AmbiguousRoutes,
        "Two routes claim the same branches",
        Error,
        "Route '{0}' to {1} and route '{2}' to {3} both take branch '{4}', and neither pattern lies within the other. " +
        "Narrow one of them so that no branch matches both.");

    /// <summary>{0} the name, {1} what is wrong, {2} the remedy.</summary>
    public static DiagnosticDescriptor IllegalAppName { get; } = Rule(
        RuleId.IllegalAppName,
        "A Heroku app name is not legal",
        Error,
        "Heroku app name '{0}' is not legal: {1}; {2}");

    /// <summary>{0} the plan or environment, {1} the classes that lack the word.</summary>
    public static DiagnosticDescriptor NotPartial { get; } = Rule(
        RuleId.NotPartial,
        "A plan or environment class is not partial",
        Error,
        "The other half of '{0}' cannot be generated: add 'partial' to {1}");

    /// <summary>{0} the type, {1} why not, {2} the remedy.</summary>
    public static DiagnosticDescriptor NotAnEnvironment { get; } = Rule(
        RuleId.NotAnEnvironment,
        "A type is used as an environment but cannot be one",
        Error,
        "'{0}' cannot be used as an environment: {1}; {2}");

    /// <summary>All of them, in order of their ids.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnstableBranchReachesProduction, InvalidBranchPattern, AmbiguousRoutes, IllegalAppName, NotPartial, NotAnEnvironment,
    ];

    private static DiagnosticDescriptor Rule(string id, string title, DiagnosticSeverity severity, string message) => new(
        id,
        title,
        message,
        Category(id),
        severity,
        isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/deployment-sdk/deployment-sdk/blob/main/docs/rules/{id}.md");

    private static string Category(string id) => id[3] switch
    {
        '1' => "Deployment.Routes",
        '2' => "Deployment.Environments",
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "no category for this range of ids"),
    };
}
