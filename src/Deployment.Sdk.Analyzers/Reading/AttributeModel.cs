namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>A declaration as rules see it: which attribute, with which arguments. Beside it stands its <see cref="DeclarationModel"/>.</summary>
/// <param name="Class">Its class, with namespace and without suffix, such as <c>Deployment.Sdk.ConfigVar</c>.</param>
/// <param name="Kind">What it does when the plan runs.</param>
/// <param name="IsOwn">Whether the class that was read carries it itself; false when a base class does.</param>
/// <param name="Canonical">It as text, the same whatever the layout of its source, such as <c>SmokeTest("/health")</c>.</param>
/// <param name="Arguments">Its arguments, positional ones first.</param>
/// <param name="Obstacle">Why generated code cannot make it again; null when it can, or when the compiler says so itself.</param>
internal sealed record AttributeModel(
    string Class,
    AttributeKind Kind,
    bool IsOwn,
    string Canonical,
    EquatableArray<AttributeArgument> Arguments,
    string? Obstacle)
{
    /// <summary>Whether it is one of the library's.</summary>
    public bool IsOfLibrary =>
        Class.StartsWith(WellKnownNames.LibraryNamespace, StringComparison.Ordinal)
        && Class.LastIndexOf('.') == WellKnownNames.LibraryNamespace.Length;

    /// <summary>Its class without namespace and suffix, such as <c>ConfigVar</c>.</summary>
    public string Name => Class.Substring(Class.LastIndexOf('.') + 1);

    /// <summary>Whether it is one of the library's, by its name without suffix, such as <c>ConfigVar</c>.</summary>
    public bool Is(string name) =>
        Class.Length == WellKnownNames.LibraryNamespace.Length + 1 + name.Length
        && Class.StartsWith(WellKnownNames.LibraryNamespace, StringComparison.Ordinal)
        && Class.EndsWith("." + name, StringComparison.Ordinal);

    /// <summary>A text, by the name of its parameter or property; null where there is none.</summary>
    public string? Text(string argument) => Find(argument)?.Text;

    /// <summary>A number or an enum's member, by the name of its parameter or property; null where there is none.</summary>
    public long? Number(string argument) => Find(argument)?.Number;

    /// <summary>A truth value, by the name of its parameter or property; false where there is none.</summary>
    public bool Flag(string argument) => Find(argument)?.Number == 1;

    /// <summary>An array of texts, by the name of its parameter or property; empty where there is none.</summary>
    public EquatableArray<string> Texts(string argument) => Find(argument)?.Texts ?? EquatableArray<string>.Empty;

    /// <summary>An array of texts, by the name of its parameter or property; null where there is none, or null is written.</summary>
    public EquatableArray<string>? TextsOrNull(string argument) => Find(argument) is { IsArray: true } found ? found.Texts : null;

    private AttributeArgument? Find(string argument) => Arguments.FirstOrDefault(found => found.Name == argument);
}
