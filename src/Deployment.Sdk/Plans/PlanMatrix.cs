using System.Collections.Immutable;
using Deployment.Sdk.Plans.Classes;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans;

/// <summary>
/// Everything that a plan decides, as a finite table: every class of branches that it tells apart, and where each ends. Decided
/// exactly, over all names that Git accepts.
/// </summary>
public sealed class PlanMatrix
{
    private readonly MatrixRows rows;

    private PlanMatrix(MatrixRows rows, ImmutableArray<MatrixRow> all)
    {
        this.rows = rows;
        Rows = all;
    }

    /// <summary>
    /// The classes in the order of the routes that take them, by slot and by role; last those that no route takes. No branch is in
    /// two, and every branch is in one, unless a row says why it is not decided.
    /// </summary>
    public ImmutableArray<MatrixRow> Rows { get; }

    /// <summary>Makes the table of a plan.</summary>
    /// <param name="plan">The plan.</param>
    public static PlanMatrix Of(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var rows = new MatrixRows(plan);
        return new PlanMatrix(rows, rows.All());
    }

    /// <summary>Finds the row of a branch; null if Git accepts no such branch, or its class is in no row because it is not decided.</summary>
    /// <param name="branch">The short branch name.</param>
    public MatrixRow? RowOf(string branch)
    {
        ArgumentNullException.ThrowIfNull(branch);
        return BranchName.IsLegal(branch) ? rows.Find(Rows, branch) : null;
    }
}
