using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>config diff --json</c> prints.</summary>
internal sealed record ConfigDiffDocument(int Schema, string Pipeline, bool Rehearsal, bool Same, IReadOnlyList<ConfigDiffApp> Apps);

/// <summary>An app, and what it was held against.</summary>
/// <param name="Environment">Its environment.</param>
/// <param name="App">The app.</param>
/// <param name="AgainstEnvironment">The other environment; null for the plan.</param>
/// <param name="AgainstApp">The other app; null for the plan.</param>
/// <param name="Problem">Why one of the two could not be read; null when both were.</param>
/// <param name="Variables">Every variable of the two, by name.</param>
internal sealed record ConfigDiffApp(
    string Environment,
    string App,
    string? AgainstEnvironment,
    string? AgainstApp,
    string? Problem,
    IReadOnlyList<ConfigDiffVariable> Variables);

/// <summary>A variable on both sides. Here is the plan, or the environment that was named first.</summary>
internal sealed record ConfigDiffVariable(
    string Name, ConfigComparison State, ConfigDiffValue? Here, ConfigDiffValue? There, string? Note);

/// <summary>A value.</summary>
/// <param name="Value">The value; null where it is or may be a secret.</param>
/// <param name="Hash">Equal for equal values of this document, and of this one alone; null where the value is not known.</param>
internal sealed record ConfigDiffValue(string? Value, string? Hash)
{
    public static ConfigDiffValue? Of(ComparedValue? value) => value is null ? null : new(value.Text, value.Hash);
}
