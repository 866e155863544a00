namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>An add-on that a client asks for.</summary>
/// <param name="Plan">Service and plan; a service alone means its default plan.</param>
/// <param name="Name">Its own name; null for one that is made up.</param>
/// <param name="AttachmentName">Its name on the app; null for the service's usual one.</param>
internal sealed record AddOnOrder(string Plan, string? Name, string? AttachmentName);
