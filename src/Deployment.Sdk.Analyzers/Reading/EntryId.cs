namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Names one entry of a plan or an environment: rules speak of it, analyzers find its place, the generator leaves it out.</summary>
/// <param name="Kind">Which list it is in.</param>
/// <param name="Index">Where in that list; 0 for the class and its header.</param>
internal readonly record struct EntryId(EntryKind Kind, int Index = 0);
