using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>The members that a team wrote into its plan class itself: they are left alone.</summary>
internal static class OwnMembers
{
    /// <summary>Whether a member may have this name: no member of the team's has it, nor the class itself.</summary>
    public static bool LeaveRoomFor(PlanModel plan, string name) => plan.Type.Name != name && !plan.Members.Contains(name);
}
