using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>Writes a matrix down.</summary>
internal static class MatrixDocuments
{
    public static MatrixDocument Of(Plan plan, PlanMatrix matrix) => new(1, plan.Pipeline, [.. matrix.Rows.Select(Of)]);

    public static MatrixClass Of(MatrixRow row) => new(
        row.Example,
        row.Undecided,
        row.Role?.ToString().ToLowerInvariant(),
        row.IsStable,
        row.Pattern,
        row.Slot,
        row.Environments,
        [.. row.Promotions.Select(promotion => new MatrixStep(promotion.From, promotion.To, promotion.Needs))]);
}
