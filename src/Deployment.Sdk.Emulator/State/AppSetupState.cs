namespace Deployment.Sdk.Emulator.State;

/// <summary>An app made from a source in one call. How far it has come is what its build and its release have come to.</summary>
internal sealed record AppSetupState(Guid Id, Guid AppId, Guid BuildId, DateTimeOffset CreatedAt);
