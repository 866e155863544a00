namespace Deployment.Sdk.Execution;

/// <summary>Starts a Heroku on this machine. The package <c>Deployment.Sdk.Emulator</c> implements it; generated code hands it in.</summary>
public interface IRehearsalHost
{
    /// <summary>Starts it, seeded with the plan's pipeline and apps where its state folder does not know them yet.</summary>
    /// <param name="options">What to rehearse and where to keep its state.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IRehearsal> StartAsync(RehearsalOptions options, CancellationToken cancellationToken);
}
