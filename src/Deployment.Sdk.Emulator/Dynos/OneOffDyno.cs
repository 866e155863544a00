namespace Deployment.Sdk.Emulator.Dynos;

/// <summary>A one-off dyno while it runs. A finished one leaves no trace.</summary>
internal sealed record OneOffDyno(
    Guid Id,
    Guid AppId,
    string Name,
    string Command,
    string Type,
    string Size,
    string? AttachSecret,
    bool HasTerminal,
    Guid ReleaseId,
    int ReleaseVersion,
    DateTimeOffset CreatedAt)
{
    public required CancellationTokenSource Stop { get; init; }

    /// <summary>Whether its output goes to a terminal. The secret that lets a client in is forgotten once it was used.</summary>
    public bool IsAttached { get; init; }

    public bool IsUp { get; init; }
}
