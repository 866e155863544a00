namespace Deployment.Sdk.Reliability;

/// <summary>The plan whose deliveries are killed: everything that a delivery can leave half done is in it.</summary>
[DeploymentPlan("shop")]
[TrunkBased(Trunk = "master")]
[Branch("tenants", BranchRole.Main)]
[Branch("workers", BranchRole.Main)]
[Route<Staging>("master")]
[Route<Tenants>("tenants")]
[Route<Workers>("workers")]
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
