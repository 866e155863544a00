namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>An argument of an attribute, as far as rules look at it. One that does not bind is left out.</summary>
/// <param name="Name">The name of its parameter or property.</param>
/// <param name="Text">The value, when it is a text; null otherwise.</param>
/// <param name="Number">The value, when it is a number, an enum's member or a truth value (0 or 1); null otherwise.</param>
/// <param name="Texts">The values, when it is an array of texts, less those that are null.</param>
internal sealed record AttributeArgument(string Name, string? Text, long? Number, EquatableArray<string> Texts)
{
    /// <summary>Whether the value is an array, and not null.</summary>
    public bool IsArray { get; init; }

    /// <summary>The enum whose value it is, when none of its members has that value; null otherwise.</summary>
    public UndefinedValue? Undefined { get; init; }
}
