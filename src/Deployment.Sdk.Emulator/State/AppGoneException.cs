namespace Deployment.Sdk.Emulator.State;

/// <summary>The app that a call is about was deleted while it was under way: the call is answered as one that came later.</summary>
internal sealed class AppGoneException() : Exception("The app was deleted meanwhile.");
