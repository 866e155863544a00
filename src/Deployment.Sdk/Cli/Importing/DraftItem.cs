namespace Deployment.Sdk.Cli.Importing;

/// <summary>A line of a class that is being written, in the order of the source.</summary>
internal abstract record DraftItem;
