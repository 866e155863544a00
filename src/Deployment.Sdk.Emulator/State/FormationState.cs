namespace Deployment.Sdk.Emulator.State;

/// <summary>How many dynos of which size run one process type.</summary>
internal sealed record FormationState(
    Guid Id, string Type, string Command, int Quantity, string Size, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
