using System.Text.RegularExpressions;
using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Importing;

/// <summary>The page about importing shows for each format what really becomes of the file above it.</summary>
public sealed partial class ImportingPageTests
{
    private static readonly string[] Files = ["live.conf", ".travis.yml", "app.json", "heroku.yml"];

    public static TheoryData<string> Names => [.. Files];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_example_is_true(string file)
    {
        var examples = Example().Matches(await File.ReadAllTextAsync(RulePage.InRepository("docs/importing.md"), TestContext.Current.CancellationToken));
        Assert.Equal(Files.Length, examples.Count);
        var example = examples[Array.IndexOf(Files, file)];

        var imported = (await ImportedSource.Of((file, example.Groups["source"].Value))).ThatCompiles();

        var written = imported.Text.Split('\n');
        Assert.All(
            example.Groups["code"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line, written));
    }

    [GeneratedRegex("^```(yaml|json)\\n(?<source>.*?)^```\\n\\n```csharp\\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
