using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>A team, where Heroku gives its name alone.</summary>
internal sealed record TeamName
{
    /// <summary>The name, unique on Heroku.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";
}
