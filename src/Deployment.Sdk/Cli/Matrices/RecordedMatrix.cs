using System.Collections.Immutable;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>A matrix as it stands in a file: harmless text, in no more detail than each of the formats keeps.</summary>
internal sealed record RecordedMatrix(string Pipeline, ImmutableArray<RecordedClass> Classes)
{
    public static RecordedMatrix Of(MatrixDocument document) =>
        new(Harmless(document.Pipeline), [.. document.Classes.Select(Of)]);

    // Not every white space: a branch may begin with a no-break space.
    public static string Harmless(string text) => TerminalText.Neutralise(text).Trim(' ', '\t');

    private static RecordedClass Of(MatrixClass found) => new(
        HarmlessIfAny(found.Branch),
        HarmlessIfAny(found.Undecided),
        found.Role is { } role ? Harmless($"{role}{(found.Stable ? ", stable" : "")}") : null,
        HarmlessIfAny(found.Route),
        HarmlessIfAny(found.Slot),
        [.. found.Environments.Select(environment => Harmless(environment))],
        [.. found.Promotions.Select(promotion => RecordedPromotion.Read(Harmless(InWords(promotion))))]);

    private static string InWords(MatrixStep promotion)
    {
        var needs = promotion.Needs.Count == 0 ? "" : $": {string.Join("; ", promotion.Needs)}";
        return $"{promotion.From} -> {promotion.To}{needs}";
    }

    private static string? HarmlessIfAny(string? text) => text is null ? null : Harmless(text);
}
