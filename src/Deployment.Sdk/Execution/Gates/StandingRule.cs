namespace Deployment.Sdk.Execution;

/// <summary>Something that a person said of an environment, which stands until it is taken back.</summary>
/// <param name="Text">What it is, who said it, when and why.</param>
/// <param name="Remedy">What ends it.</param>
/// <param name="IsFreeze">Whether it is a freeze.</param>
internal sealed record StandingRule(string Text, string Remedy, bool IsFreeze);
