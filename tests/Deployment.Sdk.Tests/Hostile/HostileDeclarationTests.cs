using System.Reflection;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Hostile;

/// <summary>Every attribute of the library with nothing in it: a <c>null!</c> that somebody typed is refused or is as good as empty, and breaks nothing.</summary>
public sealed class HostileDeclarationTests(HostileDeclarationTests.Rehearsed rehearsed) : IClassFixture<HostileDeclarationTests.Rehearsed>
{
    // An empty value is a value, and a program may need no arguments.
    private static readonly HashSet<string> OfOtherRules =
    [
        "Branch.pattern", "ConfigVar.name", "ConfigVar.value", "DeploymentPlan.pipeline", "Environment.name", "Freeze.from", "Freeze.to", "Freeze.timeZone",
        "HerokuApp.name", "ProcessType.name", "RemovedConfigVar.name", "SecretVar.name", "Slot.slot", "Slot.developer", "SmokeTest.path", "TestCommand.arguments",
    ];

    public static TheoryData<Type> Attributes { get; } =
    [
        .. typeof(Plan).Assembly.GetExportedTypes()
            .Where(type => type.IsAssignableTo(typeof(Attribute)) && type is { IsAbstract: false, IsGenericTypeDefinition: false })
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public void There_are_all_of_them() => Assert.InRange(Attributes.Count, 40, 100);

    [Theory]
    [MemberData(nameof(Attributes))]
    public void None_leaves_a_null_where_a_text_is_promised(Type type)
    {
        var nullable = new NullabilityInfoContext();
        foreach (var attribute in Empty(type))
        {
            var promised = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Where(property => property.GetIndexParameters().Length == 0 && nullable.Create(property).ReadState == NullabilityState.NotNull);
            Assert.All(promised, property => Assert.NotNull(property.GetValue(attribute)));
        }
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task None_ends_a_plan_that_is_rehearsed_as_an_unexpected_error(Type type)
    {
        foreach (var attribute in Empty(type))
        {
            var plan = SamplePlan.Of(uat: SamplePlan.Uat(attribute), live: SamplePlan.Live(attribute), more: [attribute]);
            var refusal = PlanCheck.Of(plan);
            var ran = await new CommandLine(plan, rehearsed.Repository.Git.Path) { Rehearsal = rehearsed.Repository.Heroku }.RunAsync("plan", "--branch", "master", "--rehearse");

            Assert.DoesNotContain("unexpected", ran.All, StringComparison.Ordinal);
            Assert.NotEqual((int)DeliveryOutcome.StateUnknown, ran.ExitCode);
            Assert.True(refusal is null || ran.Output.Contains(refusal.Reason, StringComparison.Ordinal), $"{refusal?.Reason}\n{ran.All}");
        }
    }

    /// <summary>One that nobody thought of would be let through empty.</summary>
    [Theory]
    [MemberData(nameof(Attributes))]
    public void Every_text_is_needed_or_has_a_rule_or_a_meaning_of_its_own(Type type)
    {
        foreach (var constructor in type.GetConstructors())
        {
            var empty = Make(constructor, "");
            var texts = constructor.GetParameters().Where(parameter => parameter.ParameterType == typeof(string)).Select(parameter => parameter.Name!);
            foreach (var text in texts.Where(text => !OfOtherRules.Contains($"{DeclarationFaults.NameOf(empty)}.{text}")))
            {
                Assert.NotNull(NeededTexts.Fault(DeclarationFaults.NameOf(empty), text, " "));
                Assert.True(empty is PersonAttribute || DeclarationFaults.Of(empty).Any(fault => fault.Argument == text), $"{type.Name}: {text}");
            }
        }
    }

    private static IEnumerable<Attribute> Empty(Type type)
    {
        foreach (var constructor in type.GetConstructors())
        {
            foreach (var text in new[] { null, "" })
            {
                yield return Make(constructor, text);
            }

            var named = Make(constructor, "named");
            foreach (var property in type.GetProperties().Where(property => property.CanWrite && !property.PropertyType.IsValueType))
            {
                property.SetValue(named, null);
            }

            yield return named;
        }
    }

    private static Attribute Make(ConstructorInfo constructor, string? text) =>
        (Attribute)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Empty(parameter.ParameterType, text))]);

    private static object? Empty(Type type, string? text) =>
        type == typeof(string) ? text
        : type == typeof(string[]) && text is not null ? new[] { null, text }
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;

    /// <summary>One repository for all of them: <c>plan</c> changes nothing in it.</summary>
    public sealed class Rehearsed : IDisposable
    {
        internal RehearsedRepository Repository { get; } = new();

        public void Dispose() => Repository.Dispose();
    }
}
