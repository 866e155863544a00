using Deployment.Sdk.Analyzers.Reading;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Every rule, in order of their ids. Each is also an analyzer of its own; the generator asks for the errors.</summary>
internal static class Rulebook
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        new UnstableBranchReachesProduction(),
        new StableBranchStraightIntoProduction(),
        new InvalidBranchPattern(),
        new AmbiguousRoutes(),
        new DuplicateRoute(),
        new RouteNeverTaken(),
        new LineGoesNowhere(),
        new UnboundPlaceholder(),
        new UnstableBranchInStaging(),
        new TwoLinesIntoOnePromotable(),
        new PatternMeansElsewhere(),
        new RoutesWithoutPlan(),
        new IllegalAppName(),
        new SharedApp(),
        new UnusedEnvironment(),
        new NotPartial(),
        new NotAnEnvironment(),
        new FaultySlot(),
        new FaultyConfigVar(),
        new SecretInSource(),
        new VarMissingAtTarget(),
        new SharedStore(),
        new Unwritable(),
        new StoppedProcess(),
        new UnworkableDeclaration(),
        new IllegalName(),
        new SharedEnvironmentName(),
        new EnvironmentWithoutApp(),
        new SharedPipeline(),
        new CircularPromotions(),
        new BackwardPromotion(),
        new ProductionWithoutApproval(),
        new UnfedPromotion(),
        new UnmeetableGate(),
        new SkippedCheck(),
        new SharedPersonName(),
        new LiveDataFlows(),
        new UnstableBranchOnLiveData(),
        new DroppedExitCode(),
        new HandMadeClearance(),
        new StaleCiFile(),
    ];

    private static IReadOnlyList<Rule> Errors { get; } =
        [.. Rules.Where(rule => rule.Descriptor.DefaultSeverity == DiagnosticSeverity.Error)];

    /// <summary>The entries of a plan that its generated half leaves out, shown or not.</summary>
    public static ISet<EntryId> Faulty(CheckedPlan plan, CancellationToken cancellationToken = default) =>
        LeftOut(Errors.SelectMany(rule => rule.Find(plan, cancellationToken)));

    /// <summary>The entries of an environment that its generated half leaves out, shown or not.</summary>
    public static ISet<EntryId> Faulty(CheckedEnvironment environment, CancellationToken cancellationToken = default) =>
        LeftOut(Errors.SelectMany(rule => rule.Find(environment, cancellationToken)));

    private static HashSet<EntryId> LeftOut(IEnumerable<Finding> findings) =>
        [.. findings.Where(finding => finding.IsLeftOut).Select(finding => finding.Entry)];
}
