namespace Deployment.Sdk.Plans;

/// <summary>One attribute of a plan or an environment, re-created by generated code.</summary>
/// <param name="Canonical">
/// The attribute as text, class and arguments in a fixed order, such as <c>SmokeTest("/health")</c>. Policy digest and
/// <c>--json</c> are made of it, so it does not depend on layout, order of named arguments or tool version.
/// </param>
/// <param name="Attribute">The attribute itself.</param>
public sealed record Declaration(string Canonical, Attribute Attribute);
