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

    /// <summary>How long a slug can be released and rolled back to; null, the default, for ever. What an app runs never expires.</summary>
    public TimeSpan? SlugLifetime { get; init; }

    /// <summary>How long to wait for a state folder that another emulator has; 5 seconds unless told.</summary>
    public TimeSpan LockPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What goes wrong; nothing unless told.</summary>
    public Scenario Scenario { get; init; } = Scenario.None;
}
