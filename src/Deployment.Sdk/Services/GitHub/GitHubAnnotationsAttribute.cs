using Deployment.Sdk.Services.GitHub;

namespace Deployment.Sdk;

/// <summary>
/// Annotates the run of GitHub Actions that delivers: a notice of what is deployed, a warning of what waits or is frozen, an error of what failed
/// or was rolled back. Anywhere else it does nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GitHubAnnotationsAttribute : ObserverAttribute
{
    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    // GitHub Actions reads both streams, and stdout may be a document.
    internal TextWriter Output { get; init; } = Console.Error;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => [new("GITHUB_ACTIONS")];

    /// <inheritdoc/>
    public override string Describe() => "annotations of the GitHub Actions run";

    /// <inheritdoc/>
    public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        return WorkflowCommand.Of(happening) is not { } command
            || services.RecordsInstead("GitHub Actions", $"{command[..command.IndexOf(' ', StringComparison.Ordinal)]}::")
            || services.Variable("GITHUB_ACTIONS") != "true"
                ? Task.CompletedTask
                : Output.WriteLineAsync(command.AsMemory(), cancellationToken);
    }
}
