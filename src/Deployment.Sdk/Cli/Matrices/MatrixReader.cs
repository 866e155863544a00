using System.Text.Json;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>Reads what <c>matrix</c> printed, in whichever of its formats.</summary>
internal static class MatrixReader
{
    public static MatrixReading Read(string text)
    {
        if (text.AsSpan().TrimStart().StartsWith("{"))
        {
            return Checked(ReadJson(text));
        }

        string[] lines = [.. text.Split('\n').Select(line => line.TrimEnd(' ', '\t', '\r'))];
        var title = Array.FindIndex(lines, line => line.Length > 0);
        if (title < 0)
        {
            return MatrixReading.Wrong("it is empty");
        }

        return Checked(lines.Contains(MatrixMarkdown.Header) ? MatrixMarkdownReader.Read(lines, title) : MatrixTextReader.Read(lines, title));
    }

    private static MatrixReading ReadJson(string text)
    {
        MatrixDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(text, CliJson.Default.MatrixDocument);
        }
        catch (JsonException failure)
        {
            return MatrixReading.Wrong("this is no JSON that matrix --json prints", (int?)failure.LineNumber + 1);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair.
            return MatrixReading.Wrong("this is no JSON that matrix --json prints");
        }

        if (document is not { Schema: 1, Pipeline: not null, Classes: not null })
        {
            return MatrixReading.Wrong("this is no document that matrix --json prints: it needs \"schema\": 1, \"pipeline\" and \"classes\"", 1);
        }

        var incomplete = document.Classes.ToList().FindIndex(found => !IsComplete(found));
        return incomplete >= 0
            ? MatrixReading.Wrong($"number {incomplete + 1} of \"classes\" is none that matrix --json prints")
            : MatrixReading.Of(RecordedMatrix.Of(document));
    }

    private static bool IsComplete(MatrixClass? found) =>
        found is { Environments: not null, Promotions: not null }
        && found.Branch is null != found.Undecided is null
        && found.Environments.All(environment => environment is not null)
        && found.Promotions.All(promotion => promotion is { From: not null, To: not null, Needs: not null } && promotion.Needs.All(need => need is not null));

    private static MatrixReading Checked(MatrixReading reading)
    {
        var branches = new HashSet<string>(StringComparer.Ordinal);
        foreach (var branch in reading.Matrix?.Classes.Select(found => found.Branch).OfType<string>() ?? [])
        {
            if (!BranchName.IsLegal(RecordedBranch.Name(branch)))
            {
                return MatrixReading.Wrong($"git accepts no branch called {MatrixReading.Quoted(branch)}");
            }

            if (!branches.Add(branch))
            {
                return MatrixReading.Wrong($"the branch {MatrixReading.Quoted(branch)} stands there twice");
            }
        }

        return reading;
    }
}
