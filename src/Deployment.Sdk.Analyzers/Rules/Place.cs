namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Which part of an entry a finding is about. <see cref="PlaceLocations"/> finds it in the source.</summary>
/// <param name="Argument">The name of the argument's parameter or property; null when it is not an argument.</param>
/// <param name="TypeArgument">The type argument's position; null when it is not a type argument.</param>
/// <param name="Part">The part of the argument's text, in characters of its value; null for all of it.</param>
internal sealed record Place(string? Argument, int? TypeArgument, (int Start, int Length)? Part)
{
    /// <summary>All of it: the attribute, or the name of the class.</summary>
    public static Place Whole { get; } = new(null, null, null);

    /// <summary>An argument, by the name of its parameter or property.</summary>
    public static Place AtArgument(string name, (int Start, int Length)? part = null) => new(name, null, part);

    /// <summary>A type argument of a generic attribute.</summary>
    public static Place AtTypeArgument(int position) => new(null, position, null);
}
