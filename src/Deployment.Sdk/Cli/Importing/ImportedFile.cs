namespace Deployment.Sdk.Cli.Importing;

/// <summary>A file that is imported.</summary>
/// <param name="Name">Its name, without folders: what is written belongs to no machine.</param>
/// <param name="Root">What it holds.</param>
internal sealed record ImportedFile(string Name, SourceNode Root);
