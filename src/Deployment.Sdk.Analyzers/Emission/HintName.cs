using System.Globalization;
using System.Text;
using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>
/// The name of a generated file: the class's full metadata name, and what is in it. Roslyn compares such names without case and
/// throws on a second one, so of classes that differ in case only, each gets a number.
/// </summary>
internal static class HintName
{
    public static string Of(TypeModel type, string content, EquatableArray<string> twins)
    {
        var place = twins.AsImmutableArray().IndexOf(type.MetadataName);
        var number = place < 0 ? "" : $".{place.ToString(CultureInfo.InvariantCulture)}";
        return $"{Allowed(type.MetadataName)}{number}.{content}.g.cs";
    }

    /// <summary>Of the names, those that another equals but for case, in order.</summary>
    public static EquatableArray<string> Twins(IEnumerable<string> names) =>
        names.Distinct(StringComparer.Ordinal)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .SelectMany(group => group)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();

    private static string Allowed(string name)
    {
        var allowed = new StringBuilder();
        foreach (var character in name)
        {
            _ = char.IsLetterOrDigit(character) || character is '.' or '+' or '_'
                ? allowed.Append(character)
                : allowed.Append('(').Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)).Append(')');
        }

        return allowed.ToString();
    }
}
