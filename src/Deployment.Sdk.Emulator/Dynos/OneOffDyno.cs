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

    public bool IsUp { get; init; }
}
