using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Teams;

/// <summary>A message that is one adaptive card; a workflow takes nothing else.</summary>
internal sealed record TeamsMessage(string Type, IReadOnlyList<TeamsAttachment> Attachments)
{
    /// <summary>Teams takes messages of about 28 KB.</summary>
    private const int LargestMessage = 28_000;

    /// <summary>What an event looks like. Facts that make it too large are left out from the end.</summary>
    public static TeamsMessage Of(DeliveryEvent happening)
    {
        var message = DeliveryMessage.Of(happening);
        var lines = message.Facts.Where(fact => fact.Link is null).Select(TeamsBlock.Fact).ToList();
        while (true)
        {
            var whole = Of(message, lines);
            if (lines.Count == 0 || JsonSerializer.SerializeToUtf8Bytes(whole, TeamsJson.Default.TeamsMessage).Length <= LargestMessage)
            {
                return whole;
            }

            lines.RemoveAt(lines.Count - 1);
        }
    }

    private static TeamsMessage Of(DeliveryMessage message, IEnumerable<TeamsBlock> facts) => new(
        "message",
        [new TeamsAttachment("application/vnd.microsoft.card.adaptive", null, new TeamsCard(
            "http://adaptivecards.io/schemas/adaptive-card.json",
            "AdaptiveCard",
            "1.4",
            [TeamsBlock.Headline(message), .. facts],
            [.. message.Facts.Where(fact => fact.Link is not null).Select(fact => new TeamsAction("Action.OpenUrl", fact.Value, fact.Link!.AbsoluteUri))]))]);
}

/// <summary>A card and what it is.</summary>
internal sealed record TeamsAttachment(string ContentType, string? ContentUrl, TeamsCard Content);

/// <summary>An adaptive card.</summary>
internal sealed record TeamsCard(
    [property: JsonPropertyName("$schema")] string Schema,
    string Type,
    string Version,
    IReadOnlyList<TeamsBlock> Body,
    IReadOnlyList<TeamsAction> Actions);

/// <summary>A line. Made of runs, because a run is never read as Markdown, and needs no escape.</summary>
internal sealed record TeamsBlock(string Type, IReadOnlyList<TeamsRun> Inlines)
{
    public static TeamsBlock Headline(DeliveryMessage message) => new("RichTextBlock",
    [
        new TeamsRun("TextRun", NeutralText.Unlinked(message.Headline)) { Weight = "Bolder", Size = "Medium", Color = Colour(message.Tone) },
    ]);

    public static TeamsBlock Fact(MessageFact fact)
    {
        var value = new TeamsRun("TextRun", NeutralText.Unlinked(fact.Value));
        return new TeamsBlock("RichTextBlock", fact.Label.Length == 0 ? [value] : [new TeamsRun("TextRun", $"{fact.Label}: ") { IsSubtle = true }, value]);
    }

    private static string Colour(MessageTone tone) => tone switch
    {
        MessageTone.Good => "Good",
        MessageTone.Bad => "Attention",
        MessageTone.Attention => "Warning",
        MessageTone.Accent => "Accent",
        _ => "Default",
    };
}

/// <summary>A piece of a line.</summary>
internal sealed record TeamsRun(string Type, string Text)
{
    public string? Weight { get; init; }

    public string? Size { get; init; }

    public string? Color { get; init; }

    public bool? IsSubtle { get; init; }
}

/// <summary>A button that opens a page.</summary>
internal sealed record TeamsAction(string Type, string Title, string Url);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TeamsMessage))]
internal sealed partial class TeamsJson : JsonSerializerContext;
