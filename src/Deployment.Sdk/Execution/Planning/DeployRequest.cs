using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Everything that a deploy is decided from.</summary>
/// <param name="State">What the target runs now.</param>
/// <param name="Revision">What is to be delivered.</param>
/// <param name="Direction">How it lies to what the target runs.</param>
/// <param name="ForwardOnly">Whether only a descendant of what runs may arrive.</param>
/// <param name="IsRemoteTip">Whether the commit is the tip of its branch at the remote.</param>
/// <param name="Changes">For each declared path pattern, whether a matching file changed since what runs.</param>
/// <param name="Procfiles">The Procfiles of what is to be built, as far as there are any.</param>
internal sealed record DeployRequest(
    TargetState State,
    Revision Revision,
    Direction Direction,
    bool ForwardOnly,
    bool IsRemoteTip,
    IReadOnlyDictionary<string, bool> Changes,
    IReadOnlyList<Procfile> Procfiles);
