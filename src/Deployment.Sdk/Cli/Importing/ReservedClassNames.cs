namespace Deployment.Sdk.Cli.Importing;

/// <summary>
/// What a class in the global namespace had better not be called: it would take the place of a type or namespace that the written file,
/// or what is generated beside it, means.
/// </summary>
internal static class ReservedClassNames
{
    private static readonly string[] OfEveryProject =
    [
        // The plan, the compiler's own class around top-level statements, namespaces, and members that are generated into these classes.
        ImportedPlan.ClassName, "Program", "System", "Microsoft", "Deployment", "Definition", "Plan", "Resolve", "Matrix", "RunAsync", "Heroku",
        // What everyone means by these.
        "Environment", "Console", "Object", "String", "Attribute", "Exception", "Task", "Type",
        // What every class has.
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
    ];

    private static readonly string[] Attributes =
    [
        nameof(DeploymentPlanAttribute), "RouteAttribute", "PromotionAttribute", nameof(TrunkBasedAttribute), nameof(GitflowAttribute), nameof(BranchAttribute),
        nameof(EnvironmentAttribute), nameof(HerokuAppAttribute), nameof(ConfigVarAttribute), nameof(SecretVarAttribute), nameof(ProcessTypeAttribute),
        nameof(ReleaseCommandAttribute), nameof(ReleaseTagAttribute), nameof(AddonAttachmentAttribute),
    ];

    public static IReadOnlyList<string> All { get; } =
    [
        .. OfEveryProject, nameof(Stage), nameof(BranchRole), nameof(DataClass), .. Attributes, .. Attributes.Select(name => name[..^nameof(Attribute).Length]),
    ];
}
