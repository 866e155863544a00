using System.Collections.Immutable;

namespace Deployment.Sdk.Plans;

/// <summary>A promotion that can follow where a class of branches goes.</summary>
public sealed class MatrixPromotion
{
    internal MatrixPromotion(Promotion promotion, string from)
    {
        Promotion = promotion;
        From = from;
        Needs =
        [
            .. promotion.From.Of<SmokeTestAttribute>().Select(test => $"smoke test {test.Path}"),
            .. promotion.To.Declarations.Where(declared => declared.Attribute is GateAttribute).Select(Gate),
        ];
    }

    /// <summary>The promotion, as the plan declares it.</summary>
    public Promotion Promotion { get; }

    /// <summary>The environment whose release travels, by name; its slot filled in where the branch selects it.</summary>
    public string From { get; }

    /// <summary>The environment that receives it, by its declared name.</summary>
    public string To => Promotion.To.Name;

    /// <summary>
    /// What it needs, in words: <c>smoke test /health</c> of the source, <c>yes from sales</c> of the target. A gate of a team's own
    /// is its canonical text.
    /// </summary>
    public ImmutableArray<string> Needs { get; }

    // Not GateAttribute.Describe: a gate of a team's own may say something else on every run.
    private static string Gate(Declaration declared) =>
        declared.Attribute is RequiresApprovalAttribute approval ? $"yes from {approval.Role}" : declared.Canonical;
}
