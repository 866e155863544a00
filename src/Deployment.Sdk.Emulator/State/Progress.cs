namespace Deployment.Sdk.Emulator.State;

/// <summary>How far a build, a release or a promotion's target has come.</summary>
internal enum Progress
{
    Pending,
    Succeeded,
    Failed,
}
