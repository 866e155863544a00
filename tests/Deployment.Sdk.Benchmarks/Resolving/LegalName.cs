using System.Text.RegularExpressions;

namespace Deployment.Sdk.Benchmarks.Resolving;

/// <summary>
/// What git accepts as a short branch name, as a regular expression: compiled routes take no other name, and so an expression that
/// is compared with them has to refuse the others as well.
/// </summary>
internal static partial class LegalName
{
    public const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline;

    public const string Lookaheads =
        @"^(?![-/.])(?!HEAD\z)(?!.*(?://|/\.|\.\.|@\{|[/.]\z|\.lock(?:/|\z)|[\x00-\x20\x7f~^:?*\[\\]))";

    [GeneratedRegex(Lookaheads + @".+\z", Options)]
    public static partial Regex Check();
}
