namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>An enum that has no member of a value which is used.</summary>
/// <param name="Type">The enum's name.</param>
/// <param name="Number">The value.</param>
/// <param name="Members">The names of the members that it has.</param>
internal sealed record UndefinedValue(string Type, string Number, EquatableArray<string> Members);
