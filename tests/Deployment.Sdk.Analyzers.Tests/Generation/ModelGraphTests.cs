using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class ModelGraphTests
{
    // Each of these holds on to a whole compilation, or is never equal to its successor.
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Compilation), typeof(SemanticModel),
        typeof(Location), typeof(Diagnostic), typeof(AttributeData), typeof(SourceText), typeof(Delegate),
    ];

    [Fact]
    public void No_model_reaches_a_symbol_a_node_or_a_compilation()
    {
        var project = new EditedPlan([.. CaseStudy.All.Select((text, index) => ($"/src/{index}.cs", text))]);
        string[] steps =
        [
            TrackingNames.Environments, TrackingNames.AllEnvironments, TrackingNames.SoundEnvironments,
            TrackingNames.Plans, TrackingNames.AllPlans, TrackingNames.SoundPlans,
            TrackingNames.Twins, TrackingNames.Facts,
        ];
        var values = steps
            .SelectMany(step => project.First.TrackedSteps[step])
            .SelectMany(run => run.Outputs)
            .Select(output => output.Value)
            .ToList();
        Assert.True(values.Count == 14, "the models are there to be looked at");
        foreach (var value in values)
        {
            Assert.Null(FirstForbidden(value));
        }
    }

    [Fact]
    public void The_search_finds_what_is_hidden_deep_inside() =>
        Assert.Equal(
            "Item2.[0].Location",
            FirstForbidden((1, new[] { new Finder(Location.Create("a.cs", default, default)) })));

    private sealed record Finder(Location Location);

    private static string? FirstForbidden(object? root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(object? Value, string Path)>([(root, "")]);
        while (pending.TryPop(out var next))
        {
            if (next.Value is not { } value || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            {
                continue;
            }

            if (Forbidden.Any(type => type.IsInstanceOfType(value)))
            {
                return next.Path;
            }

            if (!value.GetType().IsValueType && !seen.Add(value))
            {
                continue;
            }

            if (value is IEnumerable items)
            {
                var index = 0;
                foreach (var item in items)
                {
                    pending.Push((item, $"{next.Path}.[{index++}]".TrimStart('.')));
                }
            }

            foreach (var field in Fields(value.GetType()))
            {
                pending.Push((field.GetValue(value), $"{next.Path}.{Name(field)}".TrimStart('.')));
            }
        }

        return null;
    }

    // Down to the private fields of base classes: nothing may hide there.
    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var current = type; current is not null && current != typeof(object); current = current.BaseType)
        {
            foreach (var field in current.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    private static string Name(FieldInfo field) => field.Name.Split('>')[0].TrimStart('<');
}
