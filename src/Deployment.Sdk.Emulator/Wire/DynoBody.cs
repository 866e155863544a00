using System.Text.Json;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>A dyno as the API shows it.</summary>
internal sealed record DynoBody
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Command { get; init; }

    public required string Type { get; init; }

    public required string Size { get; init; }

    public required string State { get; init; }

    public string? AttachUrl { get; init; }

    public required IdAndName App { get; init; }

    public required IdAndVersion Release { get; init; }

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }
}

/// <summary>A one-off dyno that a client asks for.</summary>
internal sealed record DynoCreation(
    string? Command, bool? Attach, Dictionary<string, JsonElement>? Env, bool? ForceNoTty, string? Size, string? Type, int? TimeToLive);
