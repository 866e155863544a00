using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Teams;

namespace Deployment.Sdk;

/// <summary>
/// Tells a chat or channel of Microsoft Teams how deliveries go, by a workflow of Power Automate: a card for each event. The workflow's address is a
/// secret and is read from a variable, <c>TEAMS_WORKFLOW_URL</c> unless another one is named.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TeamsWorkflowAttribute : ObserverAttribute
{
    /// <summary>The environment variable that holds the workflow's address: one for each channel.</summary>
    public string Variable { get; init => field = value ?? TeamsService.Variable; } = TeamsService.Variable;

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => [ServiceVariable.Secret(Variable)];

    /// <inheritdoc/>
    public override string Describe() => Variable == TeamsService.Variable ? "Teams workflow" : $"Teams workflow of {Variable}";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        var text = services.Require(Variable, TeamsService.RehearsedAddress);
        var address = ServiceSettings.Checked(text, Variable);
        var service = TeamsService.At(address, Variable);
        var said = (await ServiceClient.Of<ITeamsWorkflow>(services, service, TeamsJson.Default)
            .PostAsync(text, TeamsMessage.Of(happening), cancellationToken).ConfigureAwait(false))?.Trim() ?? "";
        if (TeamsService.Problem(said) is { } problem)
        {
            throw new ServiceException(services.Redact($"Microsoft Teams did not take the card: {NeutralText.Line(problem, 300)}"));
        }

        if (said is not ("" or "1"))
        {
            throw ServiceClient.Unreadable(services, service, null, said);
        }
    }
}
