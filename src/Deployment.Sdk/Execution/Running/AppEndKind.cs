namespace Deployment.Sdk.Execution;

/// <summary>How a delivery ended for one of its apps.</summary>
internal enum AppEndKind
{
    /// <summary>It runs what was delivered, and everything that belongs to it was done.</summary>
    Delivered,

    /// <summary>Its code is what it was, and nothing is left to do there.</summary>
    Unchanged,

    /// <summary>It runs what was delivered, and something that belongs to it was not begun.</summary>
    Unfinished,

    /// <summary>A step failed; what runs there is known.</summary>
    Failed,

    /// <summary>A person has to look at what runs there.</summary>
    Unknown,

    /// <summary>Nothing of the delivery arrived there.</summary>
    NotBegun,
}
