using System.Collections.Immutable;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// The branching model as lines: those of <c>[Gitflow]</c> and <c>[TrunkBased]</c>, then single <c>[Branch]</c> lines, of which
/// one with a pattern of the model takes that line's place.
/// </summary>
internal static class BranchingModel
{
    public static ImmutableArray<(BranchLineModel Line, EntrySource Source)> Of(ImmutableArray<EntrySource> attributes)
    {
        var lines = new List<(BranchLineModel Line, EntrySource Source)>();
        foreach (var source in attributes)
        {
            switch (source.Kind)
            {
                case KnownAttribute.Gitflow:
                    AddModel(lines, source, BranchingModels.Gitflow("master", "develop"));
                    break;
                case KnownAttribute.TrunkBased:
                    AddModel(lines, source, BranchingModels.TrunkBased("main"));
                    break;
            }
        }

        var implied = lines.Count;
        foreach (var source in attributes)
        {
            if (source.Kind == KnownAttribute.Branch
                && Arguments.TextOrEmpty(source.Attribute, 0) is { } pattern
                && Arguments.Number(source.Attribute, 1) is { } role)
            {
                var line = new BranchLineModel(pattern, (BranchRole)role, Arguments.Flag(source.Attribute, "Stable"));
                Place(lines, implied, (line, source with { PatternArgument = "pattern" }));
            }
        }

        return [.. lines];
    }

    private static void Place(
        List<(BranchLineModel Line, EntrySource Source)> lines, int implied, (BranchLineModel Line, EntrySource Source) line)
    {
        var place = lines.FindIndex(0, implied, other => other.Line.Pattern == line.Line.Pattern);
        if (place < 0)
        {
            lines.Add(line);
        }
        else
        {
            lines[place] = line;
        }
    }

    private static void AddModel(
        List<(BranchLineModel Line, EntrySource Source)> lines, EntrySource source, IReadOnlyList<ModelLine> model)
    {
        foreach (var line in model)
        {
            var setting = line.Setting is { } property && Arguments.Has(source.Attribute, property) ? property : null;
            if ((setting is null ? line.Pattern : Arguments.TextOrEmpty(source.Attribute, setting)) is { } pattern)
            {
                var role = (BranchRole)Enum.Parse(typeof(BranchRole), line.Role);
                lines.Add((
                    new BranchLineModel(pattern, role, line.IsStable),
                    setting is null ? source : source with { PatternArgument = setting }));
            }
        }
    }
}
