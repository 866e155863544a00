using System.Collections.Immutable;

namespace Deployment.Sdk.Execution;

/// <summary>Starts a Heroku on this machine. The package <c>Deployment.Sdk.Emulator</c> implements it; generated code hands it in.</summary>
public interface IRehearsalHost
{
    /// <summary>Starts it, seeded with the plan's pipeline and apps where its state folder does not know them yet.</summary>
    /// <param name="options">What to rehearse and where to keep its state.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RehearsalException">Its folder or its port cannot be had.</exception>
    Task<IRehearsal> StartAsync(RehearsalOptions options, CancellationToken cancellationToken);

    /// <summary>The bad days that it can rehearse by name.</summary>
    ImmutableArray<RehearsalScenario> Scenarios => [];

    /// <summary>What is wrong with the scenarios that are asked for, before anything starts; null when they can be rehearsed.</summary>
    /// <param name="options">What to rehearse; its state folder is not looked at.</param>
    string? ProblemOf(RehearsalOptions options) =>
        options.Scenarios.IsEmpty && options.ScenarioFile is null ? null : "this rehearsal knows no scenarios";
}
