namespace Deployment.Sdk.Execution;

/// <summary>How far an earlier process came with a step.</summary>
internal enum StepProgress
{
    /// <summary>Nobody has begun it.</summary>
    Ahead,

    /// <summary>It was begun, and nobody saw its end: what it may have begun on Heroku is looked for first.</summary>
    Begun,

    /// <summary>It is done.</summary>
    Done,
}
