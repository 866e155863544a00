namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>What a class is to the rules, by the attributes that it carries itself.</summary>
[Flags]
internal enum TypeMeaning
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A plan.</summary>
    Plan = 1,

    /// <summary>An environment.</summary>
    Environment = 2,

    /// <summary>It declares what an environment or a plan can inherit.</summary>
    Declarations = 4,
}
