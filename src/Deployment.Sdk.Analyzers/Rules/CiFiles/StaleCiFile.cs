using System.Globalization;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Cli.CiFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL6001: a file that <c>ci</c> wrote for this project is not what it would write now. Shown at the plan, where whoever changes it is,
/// with the line of the file beside it. Only a plan that has no error is held against its files; of several plans a file names its own.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class StaleCiFile() : Rule(RuleDescriptor.Warning(
    Id,
    "A CI file is not what the plan says",
    "'{0}' is not what the plan says, from line {1} on: {2}. Write it again: '{3}'."))
{
    public const string Id = "DPL6001";

    /// <summary>The property that holds the path of the file.</summary>
    public const string File = "file";

    /// <summary>What a file should say; null where that cannot be told.</summary>
    public static string? Wanted(CheckedInCiFile file, AssemblyReadings readings, CancellationToken cancellationToken) =>
        file.PlanIn(readings.Plans(cancellationToken)) is { } plan ? file.WrittenFrom(plan) : null;

    // A project without such a file pays nothing.
    protected override void Register(CompilationStartAnalysisContext start, AssemblyReadings readings)
    {
        if (start.Options.AdditionalFiles.Any(file => CheckedInCiFile.MayBe(file.Path)))
        {
            base.Register(start, readings);
        }
    }

    protected override void Check(CheckedType type)
    {
        if (type.Plan is { } plan)
        {
            type.Report(plan, type.Options.AdditionalFiles.Where(file => CheckedInCiFile.MayBe(file.Path))
                .Select(file => Compare(file, plan, type)).OfType<Finding>());
        }
    }

    private Finding? Compare(AdditionalText file, PlanReading plan, CheckedType type)
    {
        if (file.GetText(type.CancellationToken) is not { } text
            || CheckedInCiFile.Of(file.Path, text, type.Compilation, type.Options.AnalyzerConfigOptionsProvider) is not { } checkedIn
            || checkedIn.PlanIn(type.Readings.Plans(type.CancellationToken)) is not { } own
            || own.Type.Key != plan.Model.Type.Key
            || checkedIn.WrittenFrom(own) is not { } wanted
            || CiFileDifference.Between(checkedIn.Text, wanted) is not { } difference
            || !IsSound(plan, type))
        {
            return null;
        }

        return Found(
            new EntryId(EntryKind.Header),
            Place.Whole,
            checkedIn.Name,
            difference.Line.ToString(CultureInfo.InvariantCulture),
            InWords(difference.There.FirstOrDefault()?.Trim(), difference.Wanted.FirstOrDefault()?.Trim()),
            checkedIn.Command).With(File, file.Path) with
        {
            Also = [LocationOf(file.Path, text, difference.Line - 1)],
        };
    }

    private static bool IsSound(PlanReading plan, CheckedType type) =>
        Rulebook.Faulty(type.PlanInQuestion(plan), type.CancellationToken).Count == 0
        && type.Readings.InQuestion(plan.Model, type.CancellationToken)
            .All(environment => Rulebook.Faulty(environment, type.CancellationToken).Count == 0);

    private static string InWords(string? there, string? wanted) =>
        wanted is null ? $"'{there}' is too much"
        : there is null ? $"'{wanted}' is missing"
        : $"it has '{there}' where '{wanted}' should be";

    private static Location LocationOf(string path, SourceText text, int line)
    {
        var span = line < text.Lines.Count ? text.Lines[line].Span : new TextSpan(text.Length, 0);
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }
}
