namespace Deployment.Sdk.Emulator.State;

/// <summary>How a pipeline makes review apps.</summary>
internal sealed record ReviewAppConfigState
{
    public required Guid PipelineId { get; init; }

    /// <summary><c>owner/name</c>.</summary>
    public required string Repository { get; init; }

    public bool AutomaticReviewApps { get; init; }

    public bool DestroyStaleApps { get; init; }

    public int StaleDays { get; init; } = 5;

    public bool WaitForCi { get; init; }

    public string? BaseName { get; init; }

    /// <summary>The region that review apps are made in; null for the default.</summary>
    public string? Region { get; init; }
}
