namespace Deployment.Sdk.Cli.Contracts;

/// <summary>Whether an assumption holds.</summary>
internal enum FindingResult
{
    /// <summary>Heroku did as assumed.</summary>
    Holds,

    /// <summary>Heroku did something else.</summary>
    Differs,

    /// <summary>It cannot be told on this app.</summary>
    NotCheckable,
}
