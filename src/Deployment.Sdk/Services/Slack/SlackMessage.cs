using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Slack;

/// <summary>A message: a line, and the facts beside a bar of the colour of the event.</summary>
/// <param name="Text">The line in mrkdwn; what a notification shows, and needed beside blocks too.</param>
/// <param name="Attachments">The facts.</param>
internal sealed record SlackMessage(string Text, IReadOnlyList<SlackAttachment> Attachments)
{
    /// <summary>Slack advises 4,000 characters of text.</summary>
    public const int LongestText = 4_000;

    /// <summary>The channel; null for a webhook, which has its own.</summary>
    public string? Channel { get; init; }

    /// <summary>The message that is changed; null for a new one.</summary>
    public string? Ts { get; init; }

    /// <summary>No previews of what is linked.</summary>
    public bool UnfurlLinks { get; init; }

    /// <summary>What an event looks like.</summary>
    public static SlackMessage Of(DeliveryEvent happening)
    {
        var message = DeliveryMessage.Of(happening);
        return new SlackMessage(
            NeutralText.Cut(MrkdwnDialect.Instance.Strong(message.Headline), LongestText),
            [new SlackAttachment(Colour(message.Tone), [SlackBlock.Section(message.RenderFacts(MrkdwnDialect.Instance, SlackBlock.LongestSection))])]);
    }

    private static string? Colour(MessageTone tone) => tone switch
    {
        MessageTone.Good => "good",
        MessageTone.Bad => "danger",
        MessageTone.Attention => "warning",
        MessageTone.Accent => "#8e44ad",
        _ => null,
    };
}

/// <summary>Blocks beside a coloured bar.</summary>
/// <param name="Color"><c>good</c>, <c>warning</c>, <c>danger</c> or a colour in hexadecimal; null is grey.</param>
/// <param name="Blocks">The blocks.</param>
internal sealed record SlackAttachment(string? Color, IReadOnlyList<SlackBlock> Blocks);

/// <summary>A block of text.</summary>
internal sealed record SlackBlock(string Type, SlackText Text)
{
    /// <summary>Slack refuses a longer section.</summary>
    public const int LongestSection = 3_000;

    public static SlackBlock Section(string mrkdwn) => new("section", new SlackText("mrkdwn", mrkdwn));
}

/// <summary>A text of a block.</summary>
internal sealed record SlackText(string Type, string Text);

/// <summary>What the Web API answers.</summary>
internal sealed record SlackAnswer
{
    /// <summary>Whether it was done.</summary>
    public required bool Ok { get; init; }

    /// <summary>Why not, as one word; null when it was done.</summary>
    public string? Error { get; init; }

    /// <summary>The id of the channel, which an update needs in place of its name.</summary>
    public string? Channel { get; init; }

    /// <summary>The message, within its channel.</summary>
    public string? Ts { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SlackMessage))]
[JsonSerializable(typeof(SlackAnswer))]
internal sealed partial class SlackJson : JsonSerializerContext;
