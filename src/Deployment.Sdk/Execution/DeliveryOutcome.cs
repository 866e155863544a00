namespace Deployment.Sdk.Execution;

/// <summary>How a command ended. The value is the exit code of the process.</summary>
public enum DeliveryOutcome
{
    /// <summary>Done, or there was nothing to do.</summary>
    Done = 0,

    /// <summary>Failed; what runs now is known and named.</summary>
    Failed = 1,

    /// <summary>Changes are pending; only where a command was asked to tell by its exit code.</summary>
    ChangesPending = 2,

    /// <summary>The plan or a person refused it, and nothing was changed.</summary>
    Refused = 3,

    /// <summary>Somebody has to approve first.</summary>
    ApprovalPending = 4,

    /// <summary>Another delivery is under way on the target.</summary>
    LockHeld = 5,

    /// <summary>What is to be delivered is older than, or apart from, what runs.</summary>
    Outdated = 6,

    /// <summary>The release did not pass its verification and was taken back.</summary>
    VerificationFailed = 7,

    /// <summary>Failed, and a person has to look at what runs now.</summary>
    StateUnknown = 8,

    /// <summary>The command line cannot be understood.</summary>
    Usage = 64,

    /// <summary>A token is missing, wrong, or not allowed to do this.</summary>
    NotAuthorised = 77,

    /// <summary>Stopped by Ctrl-C.</summary>
    Interrupted = 130,

    /// <summary>Stopped by SIGTERM.</summary>
    Terminated = 143,
}
