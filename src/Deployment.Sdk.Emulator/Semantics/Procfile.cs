using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>The file that names an app's process types, a line each: <c>web: gunicorn app</c>.</summary>
internal static partial class Procfile
{
    public const string Name = "Procfile";

    public static ImmutableDictionary<string, string> Parse(string text)
    {
        var types = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var match = Line().Match(line.TrimEnd('\r'));
            if (match.Success)
            {
                types[match.Groups["type"].Value] = match.Groups["command"].Value.TrimEnd();
            }
        }

        return types.ToImmutable();
    }

    [GeneratedRegex(@"^(?<type>[A-Za-z0-9_-]+):\s*(?<command>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
