namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>The values of <c>Deployment.Sdk.Stage</c>: the compiler's host cannot load the library itself.</summary>
internal enum Stage
{
    Review,
    Development,
    Staging,
    Production,
}
