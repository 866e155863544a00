using Deployment.Sdk.Benchmarks.Corpus;
using Deployment.Sdk.Benchmarks.Generators;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Benchmarks.Report;

/// <summary>The generator, beside those of others.</summary>
internal static class GeneratorSection
{
    private const double MaxRatio = 1.2;
    private const int ColdRounds = 5;
    private const int EditRounds = 101;

    private static readonly (int Routes, int Files)[] Sizes = [(10, 200), (100, 200), (1_000, 200), (10, 2_000), (100, 2_000), (1_000, 2_000)];

    public static Section Measure()
    {
        var cold = new List<IReadOnlyList<string>>();
        var edits = new List<IReadOnlyList<string>>();
        var worst = 0.0;
        var emitted = 0;
        foreach (var (routes, files) in Sizes)
        {
            Console.WriteLine($"generators, {routes} routes in {files} files");
            (string Name, GeneratedProject Project)[] projects =
            [
                ("no match", new(MeasuredGenerator.Ours, 0, files)),
                (MeasuredGenerator.Ours.Name, new(MeasuredGenerator.Ours, routes, files)),
                .. MeasuredGenerator.Rivals.Select(rival => (rival.Name, new GeneratedProject(rival, routes, files))),
            ];
            var coldTimes = Rounds.Milliseconds(ColdRounds, [.. projects.Select(project => new Contender(() => project.Project.RunCold()))]);
            var editTimes = Rounds.Milliseconds(
                EditRounds, [.. projects.Select(project => new Contender(() => project.Project.RunEdited(), project.Project.Edit))]);
            cold.Add([$"{routes:N0} in {files:N0}", .. coldTimes.Select(Markdown.Number)]);
            edits.Add([$"{routes:N0} in {files:N0}", .. editTimes.Select(Markdown.Number), Markdown.Times(editTimes[1] / editTimes[0])]);
            worst = Math.Max(worst, editTimes[1] / editTimes[0]);
            emitted += FilesEmittedAfterAnEdit(routes, files);
        }

        string[] names = ["no match", MeasuredGenerator.Ours.Name, .. MeasuredGenerator.Rivals.Select(rival => rival.Name)];
        return new(
            "Generator",
            $"""
            Milliseconds that a run of the generator takes. A plan of 10, 100 and 1,000 routes has {PlanFiles.Types(10)}, {PlanFiles.Types(100)}
            and {PlanFiles.Types(1_000)} annotated classes; the other generators get as many of theirs, each of ten members: types in one
            `JsonSerializerContext`, Refit interfaces of ten calls, mappers. What they write differs, so their columns say where
            ours stands among generators that teams already have, not which is better. *No match* is our generator over as
            many files without a plan. Parsing is not measured.

            Cold, as in a build: a new driver over a compilation in which nothing is bound.

            {Markdown.Table(["routes in files", .. names], cold)}

            After an edit of a method's body in a file without declarations, as an editor does with each key. An edit that
            attributes could see, such as a new member, makes the plan be read again; that is not measured here.

            {Markdown.Table(["routes in files", .. names, "ours to no match"], edits)}
            """,
            [
                new("an edit of an unrelated file, against no match", $"at most {Markdown.Times(MaxRatio)}", Markdown.Times(worst), worst <= MaxRatio),
                new("files emitted after it", "0", $"{emitted}", emitted == 0),
            ]);
    }

    private static int FilesEmittedAfterAnEdit(int routes, int files)
    {
        var project = new GeneratedProject(MeasuredGenerator.Ours, routes, files, trackSteps: true);
        project.Edit();
        project.RunEdited();
        project.Edit();
        return project.RunEdited().GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(step => step.Value)
            .SelectMany(step => step.Outputs)
            .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }
}
