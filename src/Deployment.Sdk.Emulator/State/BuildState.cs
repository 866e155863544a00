namespace Deployment.Sdk.Emulator.State;

/// <summary>A build of one uploaded source.</summary>
internal sealed record BuildState
{
    public required Guid Id { get; init; }

    public required Progress Status { get; init; }

    public required string StreamId { get; init; }

    /// <summary>The uploaded file in the state folder. Null when nothing was uploaded.</summary>
    public string? SourceFile { get; init; }

    public string? Checksum { get; init; }

    public string? Version { get; init; }

    public string? VersionDescription { get; init; }

    public Guid? SlugId { get; init; }

    public Guid? ReleaseId { get; init; }

    /// <summary>The whole log, once the build has ended.</summary>
    public string? Output { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
