using Deployment.Sdk.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>
/// Which classes the rules look at: all that carry one of the library's attributes, or one that derives from them, by whatever name
/// and in whichever file. One that is passed over is a hole in the proof.
/// </summary>
public sealed class DeclaredClassesTests
{
    private const string PagerClass =
        """
        namespace Company
        {
            public sealed class PagerAttribute(string hook) : Deployment.Sdk.ObserverAttribute
            {
                public override string Describe() => "team on duty" + hook.Length;
                public override System.Threading.Tasks.Task ObserveAsync(
                    Deployment.Sdk.DeliveryEvent happening, Deployment.Sdk.IServiceContext services, System.Threading.CancellationToken cancellationToken) => throw null!;
            }
        }
        """;

    [Theory]
    [InlineData("Environment")]
    [InlineData("EnvironmentAttribute")]
    [InlineData("Deployment.Sdk.Environment")]
    [InlineData("global::Deployment.Sdk.EnvironmentAttribute")]
    public Task An_environment_is_one_by_its_short_and_its_long_name(string attribute) => Verify.Rules(
        $$"""
        [{{attribute}}("UAT", Stage.Staging), HerokuApp({|DPL2001:"Shop"|})] public partial class Uat;
        """);

    [Fact]
    public Task An_alias_of_the_file_makes_an_environment() => Verify.Rules(
        """
        using Place = Deployment.Sdk.EnvironmentAttribute;
        using App = Deployment.Sdk.HerokuAppAttribute;
        [Place("UAT", Stage.Staging), App({|DPL2001:"Shop"|})] public partial class Uat;
        """);

    [Fact]
    public Task A_global_alias_of_another_file_makes_a_plan() => Verify.Rules(
        [
            """
            global using Plan = Deployment.Sdk.DeploymentPlanAttribute;
            global using ToUat = Deployment.Sdk.RouteAttribute<Uat>;
            """,
            """[Plan("shop"), TrunkBased, ToUat("{|DPL1003:/|}main")] public static partial class Delivery;""",
            """[Environment("UAT", Stage.Staging)] public partial class Uat;""",
        ]);

    [Fact]
    public Task A_base_class_that_carries_an_attribute_of_the_teams_own_is_looked_at() => Verify.Rules(
        [
            """[Company.Pager("postgres://a:{|DPL2008:b1|}@c/d")] public abstract class OnDuty;""",
            PagerClass,
        ]);

    [Fact]
    public Task An_attribute_that_derives_from_the_teams_own_counts_too() => Verify.Rules(
        [
            """[Loud("postgres://a:{|DPL2008:b1|}@c/d")] public abstract class OnDuty;""",
            PagerClass.Replace("sealed ", ""),
            """public sealed class LoudAttribute(string hook) : Company.PagerAttribute(hook);""",
        ]);

    [Fact]
    public Task A_generic_attribute_counts_and_one_that_is_nested_in_a_class() => Verify.Rules(
        [
            """
            using static Company.Duties;
            [Paged<int>("postgres://a:{|DPL2008:b1|}@c/d")] public abstract class OnDuty;
            [Company.Duties.Paged<string>("postgres://a:{|DPL2008:b1|}@c/d")] public abstract class OffDuty;
            """,
            PagerClass.Replace("sealed ", ""),
            """
            namespace Company
            {
                public static class Duties { public sealed class PagedAttribute<T>(string hook) : PagerAttribute(hook); }
            }
            """,
        ]);

    /// <summary>The second library has nothing of Deployment.Sdk's in its metadata.</summary>
    [Fact]
    public Task An_attribute_counts_that_derives_from_another_librarys() => Verify.Rules(test =>
    {
        test.TestState.Sources.Add(("/0/File0.cs",
            """[Loud("postgres://a:{|DPL2008:b1|}@c/d")] public abstract class OnDuty;"""));
        foreach (var (library, source) in new[]
        {
            ("Company", PagerClass.Replace("sealed ", "")),
            ("Branch", "public sealed class LoudAttribute(string hook) : Company.PagerAttribute(hook);"),
        })
        {
            test.TestState.AdditionalProjects[library].Sources.Add(source);
            test.TestState.AdditionalProjects[library].AdditionalReferences.AddRange(Verify.References);
            test.TestState.AdditionalProjectReferences.Add(library);
        }

        test.TestState.AdditionalProjects["Branch"].AdditionalProjectReferences.Add("Company");
    });

    [Fact]
    public Task An_attribute_of_a_company_library_counts_by_alias_as_well() => Verify.Rules(test =>
    {
        test.TestState.Sources.Add(("/0/File0.cs",
            """
            using Duty = Company.PagerAttribute;
            [Duty("postgres://a:{|DPL2008:b1|}@c/d")] public abstract class OnDuty;
            """));
        test.TestState.AdditionalProjects["Company"].Sources.Add(PagerClass);
        test.TestState.AdditionalProjects["Company"].AdditionalReferences.AddRange(Verify.References);
        test.TestState.AdditionalProjectReferences.Add("Company");
    });

    [Fact]
    public Task A_base_class_in_another_file_gives_what_it_declares() => Verify.Rules(
        [
            """[Environment("UAT", Stage.Staging), SecretVar({|DPL2007:"KEY"|})] public partial class Uat : App;""",
            """[ConfigVar("KEY", "1")] public abstract class App;""",
        ]);

    [Fact]
    public Task A_nested_class_is_looked_at() => Verify.Rules(
        """
        public static partial class Company
        {
            public partial interface IApps
            {
                [Environment("UAT", Stage.Staging), HerokuApp({|DPL2001:"Shop"|})] public partial class Uat;
            }
        }
        """);

    /// <summary>Neither can be partial, so every remedy of ours would be wrong; beside a class of that name they are told apart from it.</summary>
    [Theory]
    [InlineData("public enum Uat { Red }")]
    [InlineData("public delegate void Uat();")]
    public Task What_stands_on_an_enumeration_or_a_delegate_is_the_compilers_own_matter(string declaration) => Verify.Rules(
        $$"""
        [{|CS0592:Environment|}("UAT", Stage.Staging), {|CS0592:HerokuApp|}("Shop")] {{declaration}}

        public static class Apps
        {
            [Environment("LIVE", Stage.Staging), HerokuApp({|DPL2001:"Shop"|})] public class {|DPL2004:Uat|};
        }
        """);

    /// <summary>The class whose other half says what it is.</summary>
    [Fact]
    public async Task Each_half_of_a_class_is_shown_what_is_wrong_in_it()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var compilation = LiveCompilation.Of(
            """[HerokuApp("Shop")] public partial class Uat;""",
            """[Environment("UAT", Stage.Staging)] public partial class Uat;""",
            """public partial class Uat;""");

        var whole = await LiveCompilation.RulesSay(compilation, cancellationToken);
        var first = await LiveCompilation.EditorShows(compilation, 0, cancellationToken);

        Assert.Equal("DPL2001", Assert.Single(whole).Id);
        Assert.Equal("DPL2001", Assert.Single(first).Id);
    }

    [Fact]
    public Task An_attribute_of_the_same_name_elsewhere_makes_nothing() => Verify.Rules(
        [
            """[Company.Environment("UAT"), Company.HerokuApp("Shop")] public class Uat;""",
            """
            namespace Company
            {
                public sealed class EnvironmentAttribute(string name) : System.Attribute { public string Name => name; }
                public sealed class HerokuAppAttribute(string name) : System.Attribute { public string Name => name; }
            }
            """,
        ]);

    /// <summary>One class after another, and back: what was found out about one is never taken for another.</summary>
    [Fact]
    public async Task Classes_are_told_apart_however_the_compiler_asks_for_them()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var compilation = LiveCompilation.Of(Enumerable.Range(0, 200).Select(number => number % 2 == 0
            ? $"[Environment(\"E{number}\", Stage.Staging), HerokuApp(\"Shop{number}\")] public partial class E{number};"
            : $"[System.Serializable] public class Ordinary{number};"));
        var options = new CompilationWithAnalyzersOptions(
            new([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);

        var said = await new CompilationWithAnalyzers(compilation, Verify.AllAnalyzers(), options)
            .GetAnalyzerDiagnosticsAsync(cancellationToken);

        Assert.Equal(100, said.Count(found => found.Id == "DPL2001"));
        Assert.Equal(100, said.Length);
    }
}
