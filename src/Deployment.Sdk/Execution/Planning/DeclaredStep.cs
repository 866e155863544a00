using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>A step that the team declared: a release command, a smoke test, or one of their own.</summary>
/// <param name="Target">Where it runs.</param>
/// <param name="App">The app.</param>
/// <param name="Attribute">The step.</param>
internal sealed record DeclaredStep(Target Target, string App, StepAttribute Attribute) : DeliveryStep(App), IStepTarget
{
    public string Environment => Target.Name;

    public Stage Stage => Target.Stage;

    public override string Description => Foreign.Text(() => Attribute.Describe(this), Attribute);

    // What a declared step asks of Heroku is its own; a one-off dyno is the only change that its context offers.
    public override ImmutableArray<string> Calls =>
        Attribute.Phase == StepPhase.AfterRelease && Attribute is ReleaseCommandAttribute ? [$"POST /apps/{App}/dynos"] : [];
}
