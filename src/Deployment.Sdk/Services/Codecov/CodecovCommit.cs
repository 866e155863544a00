using System.Text.Json.Serialization;

namespace Deployment.Sdk.Services.Codecov;

/// <summary>A page of commits, newest first.</summary>
internal sealed record CodecovCommits
{
    /// <summary>The commits.</summary>
    public required IReadOnlyList<CodecovCommit> Results { get; init; }
}

/// <summary>A commit as Codecov knows it.</summary>
internal sealed record CodecovCommit
{
    /// <summary>The state of one whose report is processed.</summary>
    public const string Complete = "complete";

    /// <summary>The full hash.</summary>
    public required string Commitid { get; init; }

    /// <summary><c>complete</c>, <c>pending</c>, <c>error</c> or <c>skipped</c>; null before the first upload.</summary>
    public string? State { get; init; }

    /// <summary>What was measured; null while it is processed.</summary>
    public CodecovTotals? Totals { get; init; }

    /// <summary>The full hash of the commit before it; null when there is none.</summary>
    public string? Parent { get; init; }
}

/// <summary>What was measured of a commit, without how each line fared.</summary>
internal sealed record CodecovMeasured
{
    /// <summary>The whole; null while it is processed.</summary>
    public CodecovTotals? Totals { get; init; }
}

/// <summary>What was measured.</summary>
internal sealed record CodecovTotals
{
    /// <summary>Per cent, rounded down to two places; null while it is processed, and where no line counts.</summary>
    public double? Coverage { get; init; }

    /// <summary>How many lines count.</summary>
    public int? Lines { get; init; }
}

/// <summary>Two commits compared.</summary>
internal sealed record CodecovComparison
{
    /// <summary>The measures.</summary>
    public CodecovComparedTotals? Totals { get; init; }
}

/// <summary>The measures of a comparison.</summary>
internal sealed record CodecovComparedTotals
{
    /// <summary>Of the earlier commit.</summary>
    public CodecovTotals? Base { get; init; }

    /// <summary>Of the later commit.</summary>
    public CodecovTotals? Head { get; init; }

    /// <summary>Of the lines that differ.</summary>
    public CodecovTotals? Patch { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CodecovCommits))]
[JsonSerializable(typeof(CodecovCommit))]
[JsonSerializable(typeof(CodecovMeasured))]
[JsonSerializable(typeof(CodecovComparison))]
internal sealed partial class CodecovJson : JsonSerializerContext;
