using System.Text.RegularExpressions;
using Deployment.Sdk.Analyzers.Rules;

namespace Deployment.Sdk.Analyzers.Tests.Verification;

/// <summary>
/// A page of the documentation with code on it: a fence that opens with <c>```csharp DPL1001</c> shows what gives just that
/// diagnostic, one that opens with <c>```csharp</c> what gives none, one that opens with <c>```yaml PATH</c> is a file of the
/// repository beside all of them, and one that opens with <c>```text</c> quotes a message.
/// </summary>
internal sealed partial class RulePage
{
    private RulePage(string path) => Text = File.ReadAllText(InRepository(path));

    public static RulePage Readme { get; } = new("README.md");

    public string Text { get; }

    /// <summary>The samples, each with the ids that it claims.</summary>
    public IReadOnlyList<(string Code, IReadOnlyList<string> Ids)> Samples =>
    [
        .. Fence().Matches(Text).Select(sample => (
            sample.Groups["code"].Value,
            (IReadOnlyList<string>)sample.Groups["ids"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    /// <summary>The files that stand in the repository of its samples, by their path there.</summary>
    public IReadOnlyList<(string Path, string Text)> Files =>
        [.. InTheRepository().Matches(Text).Select(file => (file.Groups["path"].Value, file.Groups["text"].Value))];

    /// <summary>The messages that it quotes.</summary>
    public IReadOnlyList<string> Messages => [.. Message().Matches(Text).Select(match => match.Groups["message"].Value)];

    public static RulePage Of(string id) => new($"docs/rules/{id}.md");

    /// <summary>The first sample that a rule's page calls wrong.</summary>
    public static string WrongCodeOf(string id) => Of(id).Samples.First(sample => sample.Ids.Contains(id)).Code;

    public static TheoryData<string> Ids() => [.. Rulebook.Rules.Select(rule => rule.Descriptor.Id)];

    public static string InRepository(string path) => Path.Combine(AppContext.BaseDirectory, "repository", path);

    [GeneratedRegex("^```csharp(?<ids>[^\\n]*)\\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^```yaml (?<path>[^\\n]+)\\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex InTheRepository();

    [GeneratedRegex("^```text\\n(?<message>.*?)\\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Message();
}
