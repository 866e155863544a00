namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>What a declaration does when the plan runs.</summary>
internal enum AttributeKind
{
    /// <summary>It states a fact, such as a config var.</summary>
    Fact,

    /// <summary>It is a <c>StepAttribute</c>: it runs within a delivery.</summary>
    Step,

    /// <summary>It is a <c>GateAttribute</c>: it decides whether anything may arrive.</summary>
    Gate,

    /// <summary>It is an <c>ObserverAttribute</c>: it is told.</summary>
    Observer,
}
