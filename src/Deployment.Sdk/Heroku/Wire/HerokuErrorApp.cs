namespace Deployment.Sdk.Heroku;

/// <summary>The app that an error is about.</summary>
/// <param name="Name">Its name.</param>
internal sealed record HerokuErrorApp(string? Name);
