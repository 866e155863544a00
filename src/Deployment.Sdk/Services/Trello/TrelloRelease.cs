using System.Globalization;

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
        var done = new List<(NamedCard Named, TrelloCard Card)>();
        var commented = 0;
        try
        {
            // Where a card is says more than what is said on it, and the time is short: all move before any is commented on.
            await NamedInCommits.TellAsync(
                NamedCard.In(happening.Commits),
                TrelloService.MostCards,
                happening,
                "cards",
                services,
                service,
                named => $"card {named.ShortLink}",
                named => MoveAsync(named, target, done, cancellationToken),
                async named =>
                {
                    if (done.Find(each => each.Named == named) is { Card: { } card })
                    {
                        await CommentAsync(named, card, happening, cancellationToken).ConfigureAwait(false);
                        commented++;
                    }
                }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            services.Report(string.Create(
                CultureInfo.InvariantCulture,
                $"Trello: when the time was up, {done.Count} of {NamedCard.In(happening.Commits).Length} cards were in the list \"{NeutralText.Line(list, 50)}\", and {commented} had their comment"));
            throw;
        }
    }

    private async Task MoveAsync(
        NamedCard named, TrelloBoardList target, List<(NamedCard Named, TrelloCard Card)> done, CancellationToken cancellationToken)
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

        done.Add((named, card));
    }

    private async Task CommentAsync(NamedCard named, TrelloCard card, DeliveryEvent happening, CancellationToken cancellationToken)
    {
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
