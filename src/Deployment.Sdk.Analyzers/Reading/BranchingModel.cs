using System.Collections.Immutable;

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
            switch (WellKnownNames.Classify(source.Attribute.AttributeClass!))
            {
                case KnownAttribute.Gitflow:
                    AddSetting(lines, source, "Main", "master", BranchRole.Main, isStable: true);
                    AddSetting(lines, source, "Develop", "develop", BranchRole.Develop, isStable: false);
                    lines.Add((new BranchLineModel("feature/*", BranchRole.Feature, IsStable: false), source));
                    lines.Add((new BranchLineModel("release/*", BranchRole.Release, IsStable: false), source));
                    lines.Add((new BranchLineModel("hotfix/*", BranchRole.Hotfix, IsStable: false), source));
                    break;
                case KnownAttribute.TrunkBased:
                    AddSetting(lines, source, "Trunk", "main", BranchRole.Main, isStable: true);
                    lines.Add((new BranchLineModel("**", BranchRole.Feature, IsStable: false), source));
                    break;
            }
        }

        var implied = lines.Count;
        foreach (var source in attributes)
        {
            if (WellKnownNames.Classify(source.Attribute.AttributeClass!) == KnownAttribute.Branch
                && Arguments.Text(source.Attribute, 0) is { } pattern
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

    private static void AddSetting(
        List<(BranchLineModel Line, EntrySource Source)> lines,
        EntrySource source,
        string property,
        string fallback,
        BranchRole role,
        bool isStable)
    {
        var isSet = Arguments.Has(source.Attribute, property);
        var pattern = isSet ? Arguments.Text(source.Attribute, property) : fallback;
        if (pattern is not null)
        {
            lines.Add((new BranchLineModel(pattern, role, isStable), isSet ? source with { PatternArgument = property } : source));
        }
    }
}
