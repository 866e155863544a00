namespace Deployment.Sdk.Heroku;

/// <summary>A team, where Heroku gives its name alone.</summary>
internal sealed record TeamName
{
    /// <summary>The name, unique on Heroku.</summary>
    public string Name { get; init => field = value ?? field; } = "";
}
