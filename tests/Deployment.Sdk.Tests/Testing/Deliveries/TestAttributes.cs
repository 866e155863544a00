namespace Deployment.Sdk.Tests.Testing;

/// <summary>A step of a team's own.</summary>
internal sealed class OwnStepAttribute(StepPhase phase, Func<IStepContext, CancellationToken, Task<StepOutcome>> run) : StepAttribute
{
    public string Name { get; init; } = "own step";

    public string? Glob { get; init; }

    public bool RollsBack { get; init; }

    public bool Repeats { get; init; }

    public override bool RollsBackOnFailure => RollsBack;

    public override bool IsRepeatable => Repeats;

    public override StepPhase Phase => phase;

    public override string? OnlyWhenChanged => Glob;

    public override string Describe(IStepTarget target) => $"{Name} on {target.App}";

    public override Task<StepOutcome> RunAsync(IStepContext context, CancellationToken cancellationToken) => run(context, cancellationToken);
}

/// <summary>A gate of a team's own.</summary>
internal sealed class OwnGateAttribute(Func<IGateContext, CancellationToken, Task<GateVerdict>> ask) : GateAttribute
{
    public override string Describe() => "own gate";

    public override Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken) => ask(context, cancellationToken);
}

/// <summary>An observer of a team's own.</summary>
internal sealed class OwnObserverAttribute(Func<DeliveryEvent, CancellationToken, Task> observe) : ObserverAttribute
{
    public override string Describe() => "own observer";

    public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken) => observe(happening, cancellationToken);
}

/// <summary>An observer that remembers, also in a rehearsal.</summary>
internal sealed class HearingAttribute(List<DeliveryEvent> heard) : ObserverAttribute
{
    public override bool IsRehearsable => true;

    public override string Describe() => "a listener";

    public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        heard.Add(happening);
        return Task.CompletedTask;
    }
}
