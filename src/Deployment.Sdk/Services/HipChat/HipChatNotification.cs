using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.HipChat;

/// <summary>A room notification.</summary>
/// <param name="Message">1 to 10,000 characters.</param>
/// <param name="Color"><c>yellow</c>, <c>green</c>, <c>red</c>, <c>purple</c> or <c>gray</c>.</param>
/// <param name="Notify">Whether members are alerted.</param>
/// <param name="MessageFormat"><c>html</c>, in which nobody can be mentioned, or <c>text</c>.</param>
/// <param name="From">A label beside the sender's name, up to 64 characters.</param>
internal sealed record HipChatNotification(string Message, string Color, bool Notify, string MessageFormat, string From);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HipChatNotification))]
internal sealed partial class HipChatJson : JsonSerializerContext;
