using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Trello;

/// <summary>A list of a board.</summary>
internal sealed record TrelloBoardList
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string IdBoard { get; init; }
}

/// <summary>A card.</summary>
internal sealed record TrelloCard
{
    public required string Id { get; init; }

    public required string IdList { get; init; }

    public required string IdBoard { get; init; }

    /// <summary>Whether it is archived.</summary>
    public bool Closed { get; init; }
}

/// <summary>Something that happened to a card: here, a comment.</summary>
internal sealed record TrelloAction
{
    public required string Id { get; init; }

    public TrelloActionData? Data { get; init; }
}

/// <summary>What an action is about.</summary>
internal sealed record TrelloActionData
{
    /// <summary>The comment as it was written.</summary>
    public string? Text { get; init; }
}

/// <summary>Where a card moves to.</summary>
internal sealed record TrelloMove(string IdList);

/// <summary>What is said.</summary>
/// <param name="Text">Markdown, up to 16,384 characters.</param>
internal sealed record TrelloComment(string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(IReadOnlyList<TrelloBoardList>))]
[JsonSerializable(typeof(IReadOnlyList<TrelloAction>))]
[JsonSerializable(typeof(TrelloCard))]
[JsonSerializable(typeof(TrelloMove))]
[JsonSerializable(typeof(TrelloComment))]
internal sealed partial class TrelloJson : JsonSerializerContext;
