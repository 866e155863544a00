namespace Deployment.Sdk.Execution;

/// <summary>How long a delivery waits for what Heroku does by itself. Beyond, a person has to look: nothing waits for ever.</summary>
internal static class Limits
{
    public static readonly TimeSpan Build = TimeSpan.FromHours(1);

    /// <summary>Heroku ends a release phase after an hour.</summary>
    public static readonly TimeSpan Release = TimeSpan.FromMinutes(70);

    /// <summary>Until each target of a promotion has its release, whose release phase comes afterwards.</summary>
    public static readonly TimeSpan Promotion = TimeSpan.FromMinutes(15);

    /// <summary>Until a release that was made can be read.</summary>
    public static readonly TimeSpan Appearance = TimeSpan.FromMinutes(1);

    /// <summary>Until the account has enough calls left for a delivery to start. From none, they grow to the reserve in ten minutes at most.</summary>
    public static readonly TimeSpan Reserve = TimeSpan.FromMinutes(15);

    /// <summary>Until an add-on that an environment declares is ready, before a delivery there begins. Its provider may take minutes.</summary>
    public static readonly TimeSpan Provisioning = TimeSpan.FromMinutes(15);

    /// <summary>Between two looks at how many calls are left.</summary>
    public static readonly TimeSpan ReserveCheck = TimeSpan.FromSeconds(15);

    /// <summary>Until a call whose answer was lost has begun what it asks for: Heroku's routers give up on a request after 30 s.</summary>
    public static readonly TimeSpan LostCall = TimeSpan.FromSeconds(35);

    /// <summary>Between two looks for what such a call began.</summary>
    public static readonly TimeSpan LostCallCheck = TimeSpan.FromSeconds(5);

    /// <summary>Between two looks at the status of what writes to an output stream.</summary>
    public static readonly TimeSpan StatusCheck = TimeSpan.FromSeconds(15);

    /// <summary>For the last lines of an output stream, when what wrote to it has ended.</summary>
    public static readonly TimeSpan LastLines = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long what was read for a promotion stands, but for releases and builds, which are looked at again before the act. Whoever was
    /// asked anything takes longer to answer; then all of it is read again.
    /// </summary>
    public static readonly TimeSpan Reading = TimeSpan.FromSeconds(5);

    /// <summary>Between the look at the newest releases before the act and the act itself; after more, it is looked at once again.</summary>
    public static readonly TimeSpan SameLook = TimeSpan.FromSeconds(1);

    /// <summary>Before what Heroku was just asked for is looked at first; each further pause is twice the one before.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(40);

    /// <summary>The longest pause between two looks, while the account has calls enough.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>For the end of what Heroku has accepted, when a person stops the delivery.</summary>
    public static readonly TimeSpan Stop = TimeSpan.FromMinutes(1);

    /// <summary>
    /// For taking back what would go on without us: lifting maintenance, cancelling a build, starting processes again. As long as the
    /// client repeats such a call, so that an account without calls delays it and does not prevent it.
    /// </summary>
    public static readonly TimeSpan TakeBack = Heroku.TimeLimits.Call;

    /// <summary>For the rest of cleaning up after a stop: letting go of the lock, a declared step's own end.</summary>
    public static readonly TimeSpan CleanUp = TimeSpan.FromSeconds(30);

    /// <summary>For the ledger, where a command only shows what it says.</summary>
    public static readonly TimeSpan LedgerLook = TimeSpan.FromSeconds(10);

    /// <summary>For the ledger, while cleaning up. What makes an app safe does not wait for one that does not answer.</summary>
    public static readonly TimeSpan LedgerAtEnd = TimeSpan.FromSeconds(10);
}
