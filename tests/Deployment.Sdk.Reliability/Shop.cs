namespace Deployment.Sdk.Reliability;

/// <summary>The plan whose deliveries are killed: everything that a delivery can leave half done is in it.</summary>
[DeploymentPlan("shop")]
[TrunkBased(Trunk = "master")]
[Branch("tenants", BranchRole.Main)]
[Branch("workers", BranchRole.Main)]
[Branch("unwell", BranchRole.Main)]
[Route<Staging>("master")]
[Route<Tenants>("tenants")]
[Route<Workers>("workers")]
[Route<Unwell>("unwell")]
[Promotion<Staging, Production>]
public static partial class Shop;

/// <summary>Where the main line goes.</summary>
[Environment("STAGING", Stage.Staging), HerokuApp("shop-staging"), Holds(DataClass.Test)]
public sealed partial class Staging : ShopApp;

/// <summary>Where a promotion goes.</summary>
[Environment("PRODUCTION", Stage.Production), HerokuApp("shop-production"), Holds(DataClass.Production)]
[RequiresApproval("owner", "Is the shop quiet?")]
public sealed partial class Production : ShopApp;

/// <summary>What both have: maintenance, config, a command that must not run twice, and a look at the end.</summary>
[Maintenance]
[ConfigVar("COLOUR", "green")]
[ReleaseCommand("python manage.py migrate")]
[SmokeTest("/health")]
public abstract class ShopApp;

/// <summary>A fleet: its apps are changed at once.</summary>
[Environment("TENANTS", Stage.Development), Holds(DataClass.Test)]
[HerokuApp("shop-tenant-1"), HerokuApp("shop-tenant-2"), HerokuApp("shop-tenant-3")]
[HerokuApp("shop-tenant-4"), HerokuApp("shop-tenant-5"), HerokuApp("shop-tenant-6")]
[Maintenance]
[ReleaseCommand("python manage.py migrate")]
public sealed partial class Tenants;

/// <summary>What works behind the maintenance page stands still meanwhile.</summary>
[Environment("WORKERS", Stage.Development), HerokuApp("shop-workers"), Holds(DataClass.Test)]
[Maintenance(Stop = "worker")]
[ReleaseCommand("python manage.py migrate")]
public sealed partial class Workers;

/// <summary>What arrives after the first release of code is not well, and is taken back.</summary>
[Environment("UNWELL", Stage.Development), HerokuApp("shop-unwell"), Holds(DataClass.Test)]
[Maintenance]
[IsNot(3)]
public sealed partial class Unwell;

/// <summary>Fails where one certain version of an app answers, however often it is asked.</summary>
/// <param name="version">The version.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class IsNotAttribute(int version) : StepAttribute
{
    /// <summary>The version that is not well.</summary>
    public int Version { get; } = version;

    /// <inheritdoc/>
    public override StepPhase Phase => StepPhase.Verify;

    /// <inheritdoc/>
    public override bool IsRepeatable => true;

    /// <inheritdoc/>
    public override bool RollsBackOnFailure => true;

    /// <inheritdoc/>
    public override string Describe(IStepTarget target) => $"expect another version than v{Version} of {target.App}";

    /// <inheritdoc/>
    public override async Task<StepOutcome> RunAsync(IStepContext context, CancellationToken cancellationToken)
    {
        var page = await context.Http.GetStringAsync(context.WebUrl, cancellationToken);
        return page.Contains($" v{Version} ", StringComparison.Ordinal) ? StepOutcome.Failed($"v{Version} is not well") : StepOutcome.Succeeded;
    }
}
