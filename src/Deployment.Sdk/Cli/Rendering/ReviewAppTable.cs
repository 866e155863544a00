using System.Globalization;
using Deployment.Sdk.Execution;
using Spectre.Console;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>The review apps of a pipeline as a table.</summary>
internal static class ReviewAppTable
{
    public static Table Of(IReadOnlyList<PipelineReviewApp> reviews)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("review app", "branch", "pull request", "state");
        foreach (var review in reviews)
        {
            table.AddRow(
                CellText.Of(review.App ?? "-"),
                CellText.Of(review.Branch),
                CellText.Of(review.PullRequest is { } number ? string.Create(CultureInfo.InvariantCulture, $"#{number}") : "-"),
                CellText.Of(State(review)));
        }

        return table;
    }

    private static string State(PipelineReviewApp review) =>
        review.Status
        + (review.Build is { } build ? $" (build {build})" : "")
        + (review.Message is { } message ? $": {message}" : "");
}
