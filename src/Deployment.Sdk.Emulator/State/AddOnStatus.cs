namespace Deployment.Sdk.Emulator.State;

/// <summary>How far an add-on has come.</summary>
internal enum AddOnStatus
{
    Provisioning,
    Provisioned,
    Deprovisioned,
}
