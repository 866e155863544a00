namespace Deployment.Sdk.Services.Trello;

/// <summary>Moves the cards of a release and comments on them. Done twice, it is as done once.</summary>
/// <param name="services">The means.</param>
/// <param name="service">Trello.</param>
/// <param name="board">The board's id or short link.</param>
/// <param name="list">The list's name or id.</param>
internal sealed class TrelloRelease(IServiceContext services, OutsideService service, string board, string list)
{
    private readonly ITrelloApi _api = ServiceClient.Of<ITrelloApi>(services, service, TrelloJson.Default);

    private readonly string _authorization = TrelloService.Authorization(services);

    public async Task TellAsync(DeliveryEvent happening, CancellationToken cancellationToken)
    {
        // Asked also when no card is named, so that a mistake in the declaration shows before there is a card to move.
        var target = await FindListAsync(cancellationToken).ConfigureAwait(false);
        await NamedInCommits.TellAsync(
            NamedCard.In(happening.Commits),
            TrelloService.MostCards,
            happening,
            "cards",
            card => $"card {card.ShortLink}",
            card => TellAsync(card, target, happening, cancellationToken)).ConfigureAwait(false);
    }

    private async Task TellAsync(NamedCard named, TrelloBoardList target, DeliveryEvent happening, CancellationToken cancellationToken)
    {
        var card = await _api.GetCardAsync(named.ShortLink, _authorization, cancellationToken).ConfigureAwait(false);

        // An archived card is done with, and one of another board is somebody else's.
        if (card.Closed || card.IdBoard != target.IdBoard)
        {
            return;
        }

        if (card.IdList != target.Id)
        {
            await _api.MoveAsync(card.Id, _authorization, new TrelloMove(target.Id), cancellationToken).ConfigureAwait(false);
        }

        var marker = CommentMarker.Of(happening);
        var comments = await _api.CommentsAsync(card.Id, _authorization, cancellationToken).ConfigureAwait(false);
        if (!comments.Any(comment => marker.IsIn(comment.Data?.Text)))
        {
            var text = marker.Under(happening, named.Commits, TrelloService.LongestComment);
            await _api.CommentAsync(card.Id, _authorization, new TrelloComment(text), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<TrelloBoardList> FindListAsync(CancellationToken cancellationToken)
    {
        var lists = await _api.ListsAsync(board, _authorization, cancellationToken).ConfigureAwait(false);
        return lists.Where(each => each.Id == list || string.Equals(each.Name.Trim(), list.Trim(), StringComparison.OrdinalIgnoreCase)).ToArray() switch
        {
            [var only] => only,
            [] => throw new ServiceException(services.Redact(
                $"board {board} has no open list \"{list}\"; it has {string.Join(", ", lists.Select(each => $"\"{NeutralText.Line(each.Name, 50)}\""))}")),
            _ => throw new ServiceException($"board {board} has several open lists \"{list}\": declare the id of one of them"),
        };
    }
}
