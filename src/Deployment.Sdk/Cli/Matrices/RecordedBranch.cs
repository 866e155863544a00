using System.Globalization;
using System.Text.RegularExpressions;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>A branch's name from its harmless text. Git allows neither a backslash nor a space, so that nothing is mistaken.</summary>
internal static partial class RecordedBranch
{
    public static string Name(string harmless) =>
        Shown().Replace(
            harmless.Replace("# ", "#", StringComparison.Ordinal),
            match => ((char)int.Parse(match.ValueSpan[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u[0-9a-f]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Shown();
}
