namespace Deployment.Sdk.Emulator.Wire;

internal sealed record IdOnly(Guid Id);

internal sealed record IdAndName(Guid Id, string Name);

internal sealed record IdAndVersion(Guid Id, int Version);

internal sealed record Person(Guid Id, string Email);

internal sealed record Owner(Guid Id, string Type);
