using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Trello;

namespace Deployment.Sdk;

/// <summary>
/// Moves the Trello cards that the commits of a release name by their address (<c>https://trello.com/c/...</c>) to the list of the environment,
/// and puts one comment on each, after a delivery that succeeded. Key and token are in <c>TRELLO_KEY</c> and <c>TRELLO_TOKEN</c>.
/// </summary>
/// <param name="board">The board's id, or the eight characters of its address. Cards of other boards are left alone.</param>
/// <param name="list">The name or the id of an open list of the board.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TrelloAttribute(string board, string list) : ObserverAttribute
{
    /// <summary>The board's id or short link.</summary>
    public string Board { get; } = board ?? "";

    /// <summary>The list's name or id.</summary>
    public string List { get; } = list ?? "";

    /// <summary>Another address of the API; <c>TRELLO_API_URL</c> comes before it. Null is <c>https://api.trello.com/1/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => TrelloService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"Trello list {List}";

    /// <inheritdoc/>
    public override Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        if (happening.Kind != DeliveryEventKind.Succeeded)
        {
            return Task.CompletedTask;
        }

        var address = services.Address(TrelloService.AddressVariable, Address, TrelloService.Cloud);
        return new TrelloRelease(services, TrelloService.At(address, List), Board, List).TellAsync(happening, cancellationToken);
    }
}
