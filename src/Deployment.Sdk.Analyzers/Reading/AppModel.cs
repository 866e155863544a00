namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>A Heroku app of an environment.</summary>
/// <param name="Name">Its name, possibly with <c>{slot}</c> in it.</param>
/// <param name="Declaration">Where its attribute is among the environment's declarations.</param>
internal readonly record struct AppModel(string Name, int Declaration);
