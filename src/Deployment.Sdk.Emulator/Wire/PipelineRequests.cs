namespace Deployment.Sdk.Emulator.Wire;

/// <summary>A pipeline that a client asks for, or its new name.</summary>
internal sealed record PipelineUpdate(string? Name);

/// <summary>A place in a pipeline that a client asks for: <c>app</c> by id or name, <c>pipeline</c> by id.</summary>
internal sealed record CouplingCreation(Identity? App, Identity? Pipeline, string? Stage);

/// <summary>The stage that an app moves to.</summary>
internal sealed record CouplingUpdate(string? Stage);
