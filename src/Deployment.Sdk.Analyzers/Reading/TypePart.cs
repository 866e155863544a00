namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>One class of a chain of nested classes, as its partial half must repeat it.</summary>
/// <param name="Keyword"><c>class</c>, <c>record</c>, <c>struct</c>, <c>record struct</c> or <c>interface</c>.</param>
/// <param name="Name">The name as metadata has it, without escape.</param>
/// <param name="IsPartial">Whether every declaration of it says <c>partial</c>.</param>
internal readonly record struct TypePart(string Keyword, string Name, bool IsPartial);
