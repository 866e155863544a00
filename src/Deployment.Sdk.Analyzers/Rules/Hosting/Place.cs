namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Which part of an entry a finding is about. <see cref="PlaceLocations"/> finds it in the source.</summary>
/// <param name="Kind">What kind of part.</param>
/// <param name="Position">The position of the type argument, or of the array's element, for those kinds.</param>
/// <param name="Argument">The name of the argument's parameter or property, or of the member, for those kinds.</param>
/// <param name="Part">The part of the argument's text, in characters of its value; null for all of it.</param>
internal sealed record Place(PlaceKind Kind, int Position = 0, string? Argument = null, (int Start, int Length)? Part = null)
{
    /// <summary>All of it: the attribute, or the name of the class.</summary>
    public static Place Whole { get; } = new(PlaceKind.Whole);

    /// <summary>The argument that holds the branch pattern, whichever that is in this attribute.</summary>
    public static Place AtPattern((int Start, int Length)? part = null) => new(PlaceKind.Pattern, Part: part);

    /// <summary>An argument, by the name of its parameter or property.</summary>
    public static Place AtArgument(string name, (int Start, int Length)? part = null) =>
        new(PlaceKind.Argument, Argument: name, Part: part);

    /// <summary>An element of an argument that is an array, by the name of its parameter.</summary>
    public static Place AtElement(string name, int position) => new(PlaceKind.Element, position, name);

    /// <summary>A type argument of a generic attribute.</summary>
    public static Place AtTypeArgument(int position) => new(PlaceKind.TypeArgument, position);

    /// <summary>A member of the class that is the team's own.</summary>
    public static Place AtMember(string name) => new(PlaceKind.Member, Argument: name);
}
