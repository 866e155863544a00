using System.Collections.Concurrent;
using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Cli.CiFiles;
using Deployment.Sdk.Revisions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>A file that <c>ci</c> wrote for the project that is compiled, by the comment at its top.</summary>
internal sealed class CheckedInCiFile
{
    // More than the comment of any file that we write.
    private const int HeadLength = 16 * 1024;

    private const string ProjectFolder = "build_property.projectdir";

    private static readonly string[] Extensions = [".yml", ".yaml", ".sh"];

    // Few: one for each file that a compiler or an editor has seen.
    private static readonly ConcurrentDictionary<string, LastWritten> Written = new(StringComparer.Ordinal);

    private readonly string _path;
    private readonly CiFile _file;
    private readonly CiFileSettings _settings;
    private readonly string? _plan;

    private CheckedInCiFile(string path, CiFile file, CiFileHeading heading, string name, string text)
    {
        _path = path;
        _file = file;
        _settings = heading.Settings!;
        _plan = heading.Plan;
        Name = name;
        Text = text;
    }

    /// <summary>Its path from the root of the repository.</summary>
    public string Name { get; }

    /// <summary>What it says.</summary>
    public string Text { get; }

    /// <summary>What writes it again, run in the root of the repository.</summary>
    public string Command =>
        $"{CiCommands.Program(_settings, isBuilt: false)} ci {_file.Name}{(Name == _file.Path ? "" : $" --out {ShellText.Quote(Name)}")}";

    /// <summary>Whether a file of that name may be one; others are not even opened.</summary>
    public static bool MayBe(string path) => Extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>Null for a file of somebody else, or of another project of the repository.</summary>
    public static CheckedInCiFile? Of(string path, SourceText text, Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        var head = text.ToString(new TextSpan(0, Math.Min(text.Length, HeadLength)));
        if (!CiFileHeader.IsOn(head)
            || CiFileHeader.Read(head) is not { Provider: { } provider, Settings: { } settings } heading
            || CiFile.All.FirstOrDefault(file => file.Name == provider) is not { } file)
        {
            return null;
        }

        var folded = FoldedPath.Of(path);
        var root = Places(settings.Delivery, compilation, options)
            .Select(place => FoldedPath.RootAbove(place, settings.Delivery))
            .FirstOrDefault(root => root is not null && folded.StartsWith($"{root}/", StringComparison.OrdinalIgnoreCase));
        return root is null ? null : new(folded, file, heading, folded.Substring(root.Length + 1), text.ToString());
    }

    /// <summary>
    /// The plan that it is a copy of: the only one, whatever the file says, or of several the one that has the name in it. Null where none or more
    /// than one has.
    /// </summary>
    public PlanModel? PlanIn(IReadOnlyList<PlanModel> plans)
    {
        if (plans.Count == 1)
        {
            return plans[0];
        }

        var named = plans.Where(plan => plan.Pipeline is { } name && CiFileHeader.Shown(name) == _plan).Take(2).ToArray();
        return named.Length == 1 ? named[0] : null;
    }

    /// <summary>What it should say; null where the plan cannot all be read. Remembered, for most edits change neither plan nor file.</summary>
    public string? WrittenFrom(PlanModel plan)
    {
        if (!Written.TryGetValue(_path, out var last) || last.There != Text || !last.Plan.Equals(plan))
        {
            last = new(Text, plan, CiPlanOfModel.Of(plan) is { } read ? _file.Write(CiPipeline.Of(read, _settings)) : null);
            Written[_path] = last;
        }

        return last.Wanted;
    }

    // A delivery is a project's folder, or one of the files that are compiled.
    private static IEnumerable<string> Places(string delivery, Compilation compilation, AnalyzerConfigOptionsProvider options) =>
        delivery.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? compilation.SyntaxTrees.Select(tree => tree.FilePath)
        : options.GlobalOptions.TryGetValue(ProjectFolder, out var folder) ? [folder]
        : [];

    private sealed record LastWritten(string There, PlanModel Plan, string? Wanted);
}
