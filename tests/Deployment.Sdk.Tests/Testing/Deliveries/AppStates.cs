using System.Collections.Immutable;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>What Heroku would say of a target's apps, made up by a test.</summary>
internal static class AppStates
{
    public static readonly string A = new('a', 40);
    public static readonly string B = new('b', 40);
    public static readonly Pipeline Pipeline = new() { Id = "pipeline", Name = "yunojuno" };

    public static TargetState Of(EnvironmentDefinition environment, Func<AppState, AppState>? change = null, string? commit = null) =>
        Of(new Target(environment, null), change, commit);

    public static TargetState Of(Target target, Func<AppState, AppState>? change = null, string? commit = null) =>
        new(target, Pipeline, [.. target.Apps.Select(app => (change ?? (state => state))(App(target, app.Name, commit)))]);

    /// <summary>An app in its place that runs a commit as v5, or that has only its first release.</summary>
    public static AppState App(Target target, string name, string? commit)
    {
        var release = commit is null
            ? new Release { Id = $"{name}-v1", Version = 1, Status = "succeeded", Current = true }
            : new Release
            {
                Id = $"{name}-v5", Version = 5, Status = "succeeded", Current = true, Slug = new Reference { Id = $"{name}-slug" },
            };
        return new AppState(
            new App { Id = $"{name}-id", Name = name, Stack = new Reference { Id = "s", Name = "heroku-24" }, Generation = new Reference { Id = "g", Name = "cedar" } },
            new PipelineCoupling
            {
                Id = "c",
                App = new Reference { Id = $"{name}-id" },
                Pipeline = new Reference { Id = Pipeline.Id },
                Stage = target.Stage.ToString().ToLowerInvariant(),
            },
            release,
            release,
            commit is null ? null : new Slug { Id = $"{name}-slug", Commit = commit, ProcessTypes = new Dictionary<string, string> { ["web"] = "run" } },
            ImmutableDictionary<string, string>.Empty,
            [],
            []);
    }

    public static AppState WithFailedNewest(AppState app) =>
        app with { Newest = new Release { Id = $"{app.Name}-v6", Version = 6, Status = "failed", Slug = app.Running?.Slug } };

    public static Revision Revision(string commit, string? branch = "master") =>
        new(commit, branch, branch is null ? GitReference.Unknown : GitReference.Branch(branch), RevisionOrigin.Git, Trigger.Manual);

    public static DeployRequest Deploy(
        TargetState state, string commit, Direction? direction = null, IReadOnlyDictionary<string, bool>? changes = null, string? procfile = null) =>
        new(
            state,
            Revision(commit),
            direction ?? new Direction.Forward(1),
            ForwardOnly: true,
            IsRemoteTip: true,
            changes ?? new Dictionary<string, bool>(),
            procfile is null ? [] : [Procfile.Parse(procfile)]);

    public static string[] Words(Verdict<DeliverySteps> verdict) =>
        [.. (verdict.Refusal is { } refusal ? throw new InvalidOperationException(refusal.Reason) : verdict.Value).Steps.Select(step => step.Description)];
}
