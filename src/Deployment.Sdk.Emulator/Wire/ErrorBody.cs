namespace Deployment.Sdk.Emulator.Wire;

/// <summary>What Heroku answers when it refuses.</summary>
internal sealed record ErrorBody(string Id, string Message, string? Url);

/// <summary>What Heroku answers when something is not there.</summary>
internal sealed record NotFoundBody(string Id, string Resource, string Message);

/// <summary>What Heroku answers when there is nothing to tell.</summary>
internal sealed record EmptyBody;
