using System.Text.RegularExpressions;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>Pipelines made, renamed and deleted, and apps put into them, moved and taken out.</summary>
internal static partial class PipelineChanges
{
    private static readonly string[] Stages = ["test", "review", "development", "staging", "production"];

    public static (HerokuState State, Outcome<PipelineState> Result) Create(HerokuState state, string? name, DateTimeOffset now)
    {
        if (NameProblem(state, name) is { } problem)
        {
            return (state, problem);
        }

        var pipeline = new PipelineState(Guid.NewGuid(), name!, now, now);
        return (state with { Pipelines = state.Pipelines.Add(pipeline) }, pipeline);
    }

    public static (HerokuState State, Outcome<PipelineState> Result) Rename(
        HerokuState state, string identity, string? name, DateTimeOffset now)
    {
        if (state.FindPipeline(identity) is not { } pipeline)
        {
            return (state, NotFound);
        }

        if (name is null || name == pipeline.Name)
        {
            return (state, pipeline);
        }

        if (NameProblem(state, name) is { } problem)
        {
            return (state, problem);
        }

        var renamed = pipeline with { Name = name, UpdatedAt = now };
        return (state.With(renamed), renamed);
    }

    /// <summary>The apps stay; only their places in the pipeline go with it.</summary>
    public static (HerokuState State, Outcome<PipelineState> Result) Delete(HerokuState state, string identity)
    {
        if (state.FindPipeline(identity) is not { } pipeline)
        {
            return (state, NotFound);
        }

        return (
            state with
            {
                Pipelines = state.Pipelines.RemoveAll(known => known.Id == pipeline.Id),
                Couplings = state.Couplings.RemoveAll(coupling => coupling.PipelineId == pipeline.Id),
                ReviewAppConfigs = state.ReviewAppConfigs.RemoveAll(config => config.PipelineId == pipeline.Id),
            },
            pipeline);
    }

    public static (HerokuState State, Outcome<CouplingState> Result) Couple(
        HerokuState state, string appIdentity, string pipelineIdentity, string stage, DateTimeOffset now)
    {
        if (state.FindApp(appIdentity) is not { } app)
        {
            return (state, Refusal.NotFound("app", "app"));
        }

        if (state.FindPipeline(pipelineIdentity) is not { } pipeline)
        {
            return (state, NotFound);
        }

        if (StageProblem(stage) is { } problem)
        {
            return (state, problem);
        }

        if (state.CouplingOf(app.Id) is not null)
        {
            return (state, Refusal.Invalid($"App {app.Name} is in a pipeline already."));
        }

        var coupling = new CouplingState(Guid.NewGuid(), app.Id, pipeline.Id, stage, now, now);
        return (state with { Couplings = state.Couplings.Add(coupling) }, coupling);
    }

    public static (HerokuState State, Outcome<CouplingState> Result) Move(
        HerokuState state, Guid? id, string? stage, DateTimeOffset now)
    {
        if (state.Couplings.FirstOrDefault(known => known.Id == id) is not { } coupling)
        {
            return (state, CouplingNotFound);
        }

        if (stage is not null && StageProblem(stage) is { } problem)
        {
            return (state, problem);
        }

        var moved = coupling with { Stage = stage ?? coupling.Stage, UpdatedAt = now };
        return (state.With(moved), moved);
    }

    public static Refusal NotFound => Refusal.NotFound("pipeline", "pipeline");

    public static Refusal CouplingNotFound => Refusal.NotFound("pipeline_coupling", "pipeline coupling");

    private static Refusal? StageProblem(string stage) => Stages.Contains(stage)
        ? null
        : Refusal.Invalid($"'{stage}' is no stage. Stages: {string.Join(", ", Stages)}.");

    private static Refusal? NameProblem(HerokuState state, string? name) => name switch
    {
        null => Refusal.Invalid("A pipeline needs a 'name'."),
        _ when !Name().IsMatch(name) => Refusal.Invalid(
            "A pipeline's name starts with a letter and has lowercase letters, digits and dashes only (3 to 30 characters)."),
        _ when state.FindPipeline(name) is not null => Refusal.Invalid($"Name {name} is already taken"),
        _ => null,
    };

    [GeneratedRegex("^[a-z][a-z0-9-]{2,29}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
