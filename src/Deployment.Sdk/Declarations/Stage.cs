namespace Deployment.Sdk;

/// <summary>How close an environment is to the people who use the product. The order is the order of promotion.</summary>
/// <remarks>The members are Heroku's pipeline stages, less <c>test</c>, which only Heroku CI uses.</remarks>
public enum Stage
{
    /// <summary>A short-lived app for one change under review.</summary>
    Review,

    /// <summary>Where developers try things.</summary>
    Development,

    /// <summary>Where a release is accepted before it goes to production.</summary>
    Staging,

    /// <summary>What customers use.</summary>
    Production,
}
