namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>What a finding is about.</summary>
internal enum EntryKind
{
    /// <summary>The class itself.</summary>
    Class,

    /// <summary>Its <c>[DeploymentPlan]</c> or <c>[Environment]</c>.</summary>
    Header,

    /// <summary>The <c>[Holds]</c> of an environment.</summary>
    Holds,

    /// <summary>An element of <see cref="PlanModel.Routes"/>.</summary>
    Route,

    /// <summary>An element of <see cref="PlanModel.Promotions"/>.</summary>
    Promotion,

    /// <summary>An element of <see cref="PlanModel.DataCopies"/>.</summary>
    DataCopy,

    /// <summary>An element of <see cref="PlanModel.BranchLines"/>.</summary>
    BranchLine,

    /// <summary>One of the attributes that are re-created as they stand.</summary>
    Declaration,
}
