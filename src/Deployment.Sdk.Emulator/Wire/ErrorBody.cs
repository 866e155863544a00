using System.Text.Json.Serialization;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>What Heroku answers when it refuses.</summary>
internal sealed record ErrorBody(
    string Id, string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Url);

/// <summary>What Heroku answers when something is not there.</summary>
internal sealed record NotFoundBody(string Id, string Resource, string Message);

/// <summary>What Heroku answers when a second factor is due: with the app to pre-authorise, where it is about one.</summary>
internal sealed record TwoFactorBody(
    string Id, string Message, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IdAndName? App);

/// <summary>What Heroku answers when there is nothing to tell.</summary>
internal sealed record EmptyBody;
