namespace Deployment.Sdk.Cli.Importing;

/// <summary>Why a file cannot be imported.</summary>
/// <param name="Place">Where; null when it is about the whole file.</param>
/// <param name="Problem">What is wrong; quotes nothing that may be a secret.</param>
/// <param name="Remedy">What helps.</param>
internal sealed record SourceFault(SourcePlace? Place, string Problem, string Remedy);
