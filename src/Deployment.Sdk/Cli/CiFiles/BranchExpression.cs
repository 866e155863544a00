using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs.Dialects;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>The branches of a deployment as a regular expression that has to match the whole name.</summary>
/// <param name="Text">The expression, without anchors.</param>
/// <param name="Differs">Null where it takes just those branches; else one that only the service takes, or <c>""</c> if none is known.</param>
internal sealed record BranchExpression(string Text, string? Differs)
{
    // One character to the service, two to the plan.
    private const string Wide = "\U0001F600";

    public bool IsExact => Differs is null;

    /// <param name="deployment">The deployment.</param>
    /// <param name="slash">How <c>/</c> is written.</param>
    public static BranchExpression Of(CiDeployment deployment, string slash)
    {
        var pattern = deployment.Route.Pattern;
        var text = PatternElsewhere.Expression(deployment.Route, slash);
        return new(text, PatternElsewhere.IsExpressible(pattern) ? null : Example(deployment));
    }

    private static string Example(CiDeployment deployment)
    {
        var slot = deployment.Route.Slots.Count > 0 ? deployment.Route.Slots[0] : "";
        foreach (var one in new[] { "", Wide })
        {
            var name = string.Concat(deployment.Route.Pattern.Tokens.Select(token => token.Kind switch
            {
                PatternTokenKind.Literal => token.Text,
                PatternTokenKind.AnyCharacter => one,
                PatternTokenKind.Slot => slot,
                _ => "a",
            }));
            if (BranchName.IsLegal(name) && !deployment.Language.Contains(name))
            {
                return name;
            }
        }

        return "";
    }
}
