using System.Collections.Immutable;

namespace Deployment.Sdk.Emulator;

/// <summary>Bounds and pace of an emulator. The defaults suit a rehearsal on a laptop.</summary>
public sealed record EmulatorSettings
{
    /// <summary>The largest source that may be uploaded, in bytes of gzip; 512 MiB unless told.</summary>
    public long MaxSourceBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>The largest source once unpacked, in bytes; 2 GiB unless told. A build that meets more fails.</summary>
    public long MaxUnpackedBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>The most entries that a source may have; 200 000 unless told. A build that meets more fails.</summary>
    public int MaxSourceEntries { get; init; } = 200_000;

    /// <summary>The time that each stage of a build, a release command, a promotion or a one-off dyno takes; 30 ms unless told.</summary>
    public TimeSpan StageDelay { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>
    /// The age from which releases and slugs expire; 30 days unless told, as on Heroku; null keeps all. One that is older can still
    /// be released and rolled back to while it is among <see cref="KeptReleases"/> or is what an app runs.
    /// </summary>
    public TimeSpan? SlugLifetime { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How many of an app's newest releases never expire, whatever their age; 20 unless told, as on Heroku.</summary>
    public int KeptReleases { get; init; } = 20;

    /// <summary>
    /// The names of apps that demand a second factor of whoever changes them; none unless told. Such a change is answered with 403
    /// <c>two_factor</c> until the app was pre-authorised with a code: any six digits, except <c>000000</c>, which stands for a wrong one.
    /// </summary>
    public ImmutableArray<string> TwoFactorApps { get; init; } = [];

    /// <summary>How long a pre-authorisation lasts; 10 minutes unless told.</summary>
    public TimeSpan TwoFactorLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long to wait for a state folder that another emulator has, by the machine's clock; 5 seconds unless told.</summary>
    public TimeSpan LockPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many of the newest requests are kept for whoever looks.</summary>
    internal int KeptRequests { get; init; } = 200;

    /// <summary>What goes wrong; nothing unless told.</summary>
    public Scenario Scenario { get; init; } = Scenario.None;
}
