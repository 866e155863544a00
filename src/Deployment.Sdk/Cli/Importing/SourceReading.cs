namespace Deployment.Sdk.Cli.Importing;

/// <summary>What a file holds, or why it cannot be read.</summary>
/// <param name="Root">The whole of it.</param>
/// <param name="Fault">What is wrong; null when nothing is.</param>
internal sealed record SourceReading(SourceNode? Root, SourceFault? Fault)
{
    /// <summary>Far more names and values than a file that people write has.</summary>
    public const int MaxNodes = 10_000;

    /// <summary>Far deeper than a file that people write goes.</summary>
    public const int MaxDepth = 64;

    private const string Smaller = "leave out what does not declare the deployment";

    public static SourceReading Of(SourceNode root) => new(root, null);

    public static SourceReading Wrong(SourcePlace? place, string problem, string remedy) => new(null, new SourceFault(place, problem, remedy));

    public static SourceReading TooDeep(SourcePlace place) => Wrong(place, $"it is nested more than {MaxDepth} deep", Smaller);

    public static SourceReading TooMany(SourcePlace place) => Wrong(place, $"it has more than {MaxNodes} names and values", Smaller);

    public static SourceReading Twice(SourcePlace place, string name) =>
        Wrong(place, $"{ShownText.Of(name)} stands there a second time, and which of the two counts is each reader's own affair", "keep one of them");

    public static SourceReading Empty() => Wrong(null, "there is nothing in it", "name a file that declares something");
}
