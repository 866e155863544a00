namespace Deployment.Sdk.Execution;

/// <summary>How much a finding matters.</summary>
internal enum AuditSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Something is otherwise than the plan says.</summary>
    Warning,

    /// <summary>The next delivery will be refused, or the app works with what is not its own.</summary>
    Error,
}
