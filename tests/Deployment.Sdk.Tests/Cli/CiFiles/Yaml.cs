using YamlDotNet.RepresentationModel;

namespace Deployment.Sdk.Tests.Cli.CiFiles;

/// <summary>Reads YAML as somebody else's parser does.</summary>
internal static class Yaml
{
    public static YamlNode Parse(string text)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(text);
        stream.Load(reader);
        return Assert.Single(stream.Documents).RootNode;
    }

    /// <summary>What is under some keys; null where one is absent.</summary>
    public static YamlNode? At(this YamlNode? node, params string[] keys) => keys.Aggregate(
        node, (at, key) => at is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null);

    public static IEnumerable<KeyValuePair<string, YamlNode>> Entries(this YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(child => KeyValuePair.Create(child.Key.Text(), child.Value)) : [];

    public static IEnumerable<YamlNode> Items(this YamlNode? node) => node is YamlSequenceNode list ? list.Children : [];

    public static string Text(this YamlNode? node) => Assert.IsType<YamlScalarNode>(node).Value ?? "";

    /// <summary>Every text in it, keys included.</summary>
    public static IEnumerable<string> Texts(this YamlNode node) => node.AllNodes.OfType<YamlScalarNode>().Select(scalar => scalar.Value ?? "");
}
