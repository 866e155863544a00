namespace Deployment.Sdk;

/// <summary>What kind of data an environment holds. Data may only become less sensitive on its way down.</summary>
public enum DataClass
{
    /// <summary>Made-up data.</summary>
    Test,

    /// <summary>A copy of live data from which persons can no longer be told.</summary>
    Anonymised,

    /// <summary>Live data.</summary>
    Production,
}
