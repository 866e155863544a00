namespace Deployment.Sdk.Ledgers;

/// <summary>What became of a request that changes something.</summary>
internal enum WriteAnswer
{
    /// <summary>Heroku did it, or began it.</summary>
    Accepted,

    /// <summary>Heroku refused it; nothing came of it.</summary>
    Refused,

    /// <summary>The answer was lost: it may have been done.</summary>
    Unclear,
}
