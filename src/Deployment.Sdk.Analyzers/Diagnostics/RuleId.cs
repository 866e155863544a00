namespace Deployment.Sdk.Analyzers.Diagnostics;

/// <summary>The ids of all rules. Constants, so that the code fixes need no reference to this assembly at run time.</summary>
internal static class RuleId
{
    public const string UnstableBranchReachesProduction = "DPL1001";
    public const string InvalidBranchPattern = "DPL1003";
    public const string AmbiguousRoutes = "DPL1004";
    public const string IllegalAppName = "DPL2001";
    public const string NotPartial = "DPL2004";
    public const string NotAnEnvironment = "DPL2005";
}
