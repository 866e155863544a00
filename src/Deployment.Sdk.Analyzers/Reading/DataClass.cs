namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>The values of <c>Deployment.Sdk.DataClass</c>.</summary>
internal enum DataClass
{
    Test,
    Anonymised,
    Production,
}
