using Refit;

namespace Deployment.Sdk.Services.Trello;

/// <summary>The calls of Trello's REST API that are needed. A short link does wherever Trello's documentation asks for an id.</summary>
internal interface ITrelloApi
{
    /// <summary>The open lists of a board.</summary>
    [Get("/boards/{board}/lists?filter=open&fields=id,name,idBoard")]
    Task<IReadOnlyList<TrelloBoardList>> ListsAsync(
        string board, [Header("Authorization")] string authorization, CancellationToken cancellationToken);

    /// <summary>A card.</summary>
    [Get("/cards/{card}?fields=id,idList,idBoard,closed")]
    Task<TrelloCard> GetCardAsync(string card, [Header("Authorization")] string authorization, CancellationToken cancellationToken);

    /// <summary>Moves a card. Moved twice, it is where it was after the first time.</summary>
    [Put("/cards/{card}")]
    Task<TrelloCard> MoveAsync(
        string card, [Header("Authorization")] string authorization, [Body] TrelloMove move, CancellationToken cancellationToken);

    /// <summary>The newest comments of a card.</summary>
    [Get("/cards/{card}/actions?filter=commentCard&fields=data&limit=1000")]
    Task<IReadOnlyList<TrelloAction>> CommentsAsync(
        string card, [Header("Authorization")] string authorization, CancellationToken cancellationToken);

    /// <summary>Comments on a card; each call is a comment of its own.</summary>
    [Post("/cards/{card}/actions/comments")]
    Task<TrelloAction> CommentAsync(
        string card, [Header("Authorization")] string authorization, [Body] TrelloComment comment, CancellationToken cancellationToken);
}
