using Deployment.Sdk.Cli.Importing;

namespace Deployment.Sdk.Tests.Cli.Importing;

/// <summary>What is written for some files, and what is said.</summary>
internal sealed record Imported(string Text, IReadOnlyList<string> Notes)
{
    public static Imported Of(string name, string text, string? format = null)
    {
        var draft = new ImportDraft();
        Assert.Null(Importer.Import(name, text, format, draft));
        var plan = ImportedPlan.Of(draft);
        return new Imported(
            PlanWriter.Write(plan, [name], isProgram: true), [.. plan.Notes.Select(note => $"{note.Where}: {note.Sentence}")]);
    }

    /// <summary>What is wrong with a file that cannot be imported.</summary>
    public static (int Line, int Column, string Problem, string Remedy) Fault(string name, string text, string? format = null)
    {
        var fault = Importer.Import(name, text, format, new ImportDraft());
        Assert.NotNull(fault);
        Assert.NotEmpty(fault.Remedy);
        return (fault.Place?.Line ?? 0, fault.Place?.Column ?? 0, fault.Problem, fault.Remedy);
    }

    /// <summary>Asserts that something is not carried over, at that place, in what is written and in what is said.</summary>
    public Imported Loses(string where, string what)
    {
        Assert.Contains(Notes, note => note.StartsWith($"{where}: not carried over: ", StringComparison.Ordinal) && note.Contains(what, StringComparison.Ordinal));
        Assert.Contains(
            Text.Split('\n'),
            line => line.StartsWith("// not carried over: ", StringComparison.Ordinal) && line.Contains(what, StringComparison.Ordinal) && line.EndsWith($"({where})", StringComparison.Ordinal));
        return this;
    }

    public Imported Has(params string[] lines)
    {
        Assert.All(lines, line => Assert.Contains(line, Text.Split('\n')));
        return this;
    }

    public Imported HasNo(string text)
    {
        Assert.DoesNotContain(text, Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Notes, note => note.Contains(text, StringComparison.Ordinal));
        return this;
    }
}
