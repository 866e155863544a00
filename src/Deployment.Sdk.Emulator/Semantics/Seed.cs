using System.Collections.Immutable;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>
/// Makes the pipeline, the apps and the add-ons of a plan where the state does not know them yet. What it knows stays as it is.
/// </summary>
internal static class Seed
{
    private const string Slot = "{slot}";

    public static HerokuState Plant(HerokuState state, Plan plan, DateTimeOffset now)
    {
        var pipeline = state.FindPipeline(plan.Pipeline);
        if (pipeline is null)
        {
            pipeline = new PipelineState(Guid.NewGuid(), plan.Pipeline, now, now);
            state = state with { Pipelines = state.Pipelines.Add(pipeline) };
        }

        foreach (var environment in plan.Environments)
        {
            foreach (var name in AppsOf(environment).Where(name => state.FindApp(name) is null))
            {
                state = PlantApp(state, environment, name, pipeline, now);
            }

            foreach (var app in AppsOf(environment).Select(state.FindApp).OfType<AppState>().ToArray())
            {
                state = PlantAddOns(state, environment, app, now);
            }
        }

        return state;
    }

    /// <summary>The app names of an environment, a name for each slot where the declared one has a slot in it.</summary>
    public static IEnumerable<string> AppsOf(EnvironmentDefinition environment) => environment.Apps
        .SelectMany(app => app.Name.Contains(Slot, StringComparison.Ordinal)
            ? environment.Slots.Select(slot => app.Name.Replace(Slot, slot.Slot, StringComparison.Ordinal))
            : [app.Name])
        .Distinct(StringComparer.Ordinal);

    private static HerokuState PlantApp(
        HerokuState state, EnvironmentDefinition environment, string name, PipelineState pipeline, DateTimeOffset now)
    {
        var (planted, result) = NewApps.Create(state, name, now);
        if (result.Value is not { } app)
        {
            // A name that Heroku would refuse is the plan's mistake, reported at compile time; the other apps still rehearse.
            return state;
        }

        var coupling = new CouplingState(Guid.NewGuid(), app.Id, pipeline.Id, StageName(environment.Stage), now, now);
        var secrets = environment.Of<SecretVarAttribute>()
            .Select(secret => secret.Name)
            .Distinct(StringComparer.Ordinal)
            .ToImmutableDictionary(secret => secret, secret => (string?)$"rehearsal-only-not-a-real-{secret}", StringComparer.Ordinal);
        return ConfigChanges.Apply(planted with { Couplings = planted.Couplings.Add(coupling) }, app.Id, secrets, now).State;
    }

    /// <summary>An add-on belongs to the first app that the plan attaches it to.</summary>
    private static HerokuState PlantAddOns(HerokuState state, EnvironmentDefinition environment, AppState app, DateTimeOffset now)
    {
        foreach (var declared in environment.Of<AddonAttachmentAttribute>()
            .Where(declared => state.AttachmentsOf(app).All(known => known.Name != declared.Name)))
        {
            var addOn = state.FindAddOn(declared.AddOn);
            if (addOn is null)
            {
                addOn = new AddOnState(
                    Guid.NewGuid(), app.Id, declared.AddOn, AddOns.PlanOf(declared.AddOn), AddOnStatus.Provisioned, now, now);
                state = state with { AddOns = state.AddOns.Add(addOn) };
            }

            state = Attachments.Attach(state, addOn, app.Id, declared.Name, null, now).State;
        }

        return state;
    }

    private static string StageName(Stage stage) => stage switch
    {
        Stage.Review => "review",
        Stage.Development => "development",
        Stage.Staging => "staging",
        _ => "production",
    };
}
