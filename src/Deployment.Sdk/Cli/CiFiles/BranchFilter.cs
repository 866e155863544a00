using System.Collections.Immutable;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs.Dialects;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>The branches of a deployment in the words of a service.</summary>
/// <param name="Texts">What to write; several together.</param>
/// <param name="Differs">Null where that is proven to be the same; else a branch that only the service may take, or <c>""</c> if none is known.</param>
internal sealed record BranchFilter(ImmutableArray<string> Texts, string? Differs)
{
    public bool IsExact => Differs is null;

    /// <param name="deployment">The deployment.</param>
    /// <param name="dialect">How the service reads.</param>
    /// <param name="unclear">Characters that the service may read as more than themselves.</param>
    public static BranchFilter Of(CiDeployment deployment, BranchDialect dialect, string unclear = "")
    {
        var texts = PatternElsewhere.Of(deployment.Route, dialect);
        return texts.Count > 0 && texts.All(text => text.IndexOfAny(unclear.ToCharArray()) < 0)
            ? new([.. texts], null)
            : Wide(deployment, dialect, unclear);
    }

    // Never too few: what a filter keeps out is not delivered, and nobody would learn of it.
    private static BranchFilter Wide(CiDeployment deployment, BranchDialect dialect, string unclear)
    {
        var own = deployment.Language;
        foreach (var text in new[] { WideText(deployment.Route.Pattern, unclear + "+"), "**" })
        {
            if (dialect.LanguageOf(text) is { } language && own.IsSubsetOf(language.Surely))
            {
                return new([text], language.Possibly.Except(own).ShortestWitness() ?? "");
            }
        }

        return new(["**"], "");
    }

    private static string WideText(BranchPattern pattern, string unclear)
    {
        var pieces = new List<string>();
        foreach (var token in pattern.Tokens)
        {
            foreach (var piece in token.Kind switch
            {
                PatternTokenKind.AnyPath => ["**"],
                PatternTokenKind.Literal => token.Text.Select(character => unclear.Contains(character, StringComparison.Ordinal) ? "*" : character.ToString()),
                _ => (IEnumerable<string>)["*"],
            })
            {
                // Stars side by side would be a '**' that nobody meant.
                if (piece[0] == '*' && pieces.LastOrDefault() is { } last && last[0] == '*')
                {
                    pieces[pieces.Count - 1] = last.Length > piece.Length ? last : piece;
                }
                else
                {
                    pieces.Add(piece);
                }
            }
        }

        return string.Concat(pieces);
    }
}
