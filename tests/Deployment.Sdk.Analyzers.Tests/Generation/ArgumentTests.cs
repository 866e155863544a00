using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class ArgumentTests
{
    // A step whose only purpose is to be given every kind of argument, and to say what it was given.
    private const string Probe =
        """
        using System;
        using System.Globalization;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Deployment.Sdk;

        [Flags] public enum Marks : byte { None = 0, One = 1, Two = 2, Four = 4 }
        public enum Wide : long { Far = long.MinValue, @class = 7 }
        public class Outer<T> { public class Inner<U>; internal class Hidden; }

        [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
        public sealed class ProbeAttribute : StepAttribute
        {
            private readonly object?[] _given;
            public ProbeAttribute(string? text) => _given = [text];
            public ProbeAttribute(string? text, params int[]? numbers) => _given = [text, numbers];
            public ProbeAttribute(object? value) => _given = [value];
            public ProbeAttribute(Type? type) => _given = [type];
            public ProbeAttribute(long value, double second = 0.5, Marks marks = Marks.One) => _given = [value, second, marks];
            public ProbeAttribute(float value, char character) => _given = [value, character];
            public ProbeAttribute(string?[]? texts, object?[]? objects) => _given = [texts, objects];
            public ProbeAttribute(sbyte a, byte b, short c, ushort d, uint e, ulong f, bool g, Wide h) => _given = [a, b, c, d, e, f, g, h];
            public object? @event { get; init; }
            public string? Field;
            public Type[]? Types { get; set; }
            public override StepPhase Phase => StepPhase.Verify;
            public override string Describe(IStepTarget target) => ToString();
            public override Task<StepOutcome> RunAsync(IStepContext context, CancellationToken cancellationToken) => throw null!;
            public override string ToString() => string.Join("; ", _given.Append(@event).Append(Field).Append(Types).Select(Show));
            private static string Show(object? value) => value switch
            {
                null => "null",
                string text => "'" + string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c.ToString() : $"<{(int)c:X4}>")) + "'",
                Array array => value.GetType().GetElementType() + "[" + string.Join(", ", array.Cast<object?>().Select(Show)) + "]",
                Type type => "typeof " + type,
                double number => "double " + number.ToString("R", CultureInfo.InvariantCulture),
                float number => "float " + number.ToString("R", CultureInfo.InvariantCulture),
                Enum member => member.GetType().Name + " " + Convert.ToInt64(member),
                char character => "char " + (int)character,
                _ => value.GetType().Name + " " + Convert.ToString(value, CultureInfo.InvariantCulture),
            };
        }
        """;

    [Theory]
    [InlineData("\"plain\"")]
    [InlineData("\"quote \\\" backslash \\\\ tab \\t line\\nend\\r\"")]
    [InlineData("@\"C:\\path \"\"quoted\"\"\"")]
    [InlineData("\"\"\"raw \"text\" \\n\"\"\"")]
    [InlineData("\"bidi \\u202E\\u2066 zero \\0 line \\u2028\\u0085 soft\\u00AD\"")]
    [InlineData("\"a pair \\U0001F600\"")]
    [InlineData("\"umlaut äß中文\"")]
    [InlineData("\"*/ // /// </c> ]]> #endif {0} {{\"")]
    [InlineData("(string?)null")]
    [InlineData("text: \"numbers\", numbers: new[] { 1, -2, int.MinValue, int.MaxValue }")]
    [InlineData("\"params\", 1, 2, 3")]
    [InlineData("\"params\", new int[0]")]
    [InlineData("\"params\", (int[]?)null")]
    [InlineData("(object?)null")]
    [InlineData("(object)1")]
    [InlineData("(object)-1")]
    [InlineData("(object)\"boxed\"")]
    [InlineData("(object)'\\''")]
    [InlineData("(object)(byte)3")]
    [InlineData("(object)(short)-3")]
    [InlineData("(object)Marks.Two")]
    [InlineData("(object)(Marks)200")]
    [InlineData("(object)(Marks.One | Marks.Four)")]
    [InlineData("(object)typeof(int)")]
    [InlineData("new[] { Marks.One, (Marks)9 }")]
    [InlineData("(object)new object?[] { 1, null, \"a\", typeof(string), new[] { 1L }, Wide.@class, new string?[] { null } }")]
    [InlineData("typeof(int[,][])")]
    [InlineData("typeof(void)")]
    [InlineData("typeof(System.Collections.Generic.Dictionary<,>)")]
    [InlineData("typeof(Outer<int>.Inner<string[]>)")]
    [InlineData("typeof(Outer<>.Inner<>)")]
    [InlineData("typeof((int A, string B))")]
    [InlineData("typeof(int?)")]
    [InlineData("(Type?)null")]
    [InlineData("1L")]
    [InlineData("long.MinValue, double.NaN")]
    [InlineData("long.MaxValue, double.NegativeInfinity, (Marks)255")]
    [InlineData("0L, double.Epsilon")]
    [InlineData("0L, -1.7976931348623157E+308, Marks.Two")]
    [InlineData("marks: Marks.Four, value: 5L")]
    [InlineData("float.NaN, '\\u202E'")]
    [InlineData("float.MinValue, 'a'")]
    [InlineData("-1.5f, '\\uD800'")]
    [InlineData("new string?[] { \"a\", null }, null")]
    [InlineData("(string[]?)null, new object?[0]")]
    [InlineData("sbyte.MinValue, byte.MaxValue, short.MinValue, ushort.MaxValue, uint.MaxValue, ulong.MaxValue, true, Wide.Far")]
    [InlineData("\"named\", @event = 3, Field = \"field\", Types = new[] { typeof(int), typeof(Outer<>) }")]
    [InlineData("\"named\", Types = null, Field = null")]
    public void An_attribute_is_made_again_exactly_as_it_was_written(string arguments)
    {
        var type = GeneratorHost.Generate(
            Probe,
            $$"""
            using System;
            using Deployment.Sdk;
            [Environment("E", Stage.Staging), Probe({{arguments}})]
            public sealed partial class E;
            """).ThatCompiles().LoadType("E");

        // What the runtime makes of the metadata is the measure: here, and only here, reflection re-creates the attribute.
        var expected = type.GetCustomAttributes(inherit: false).Single(attribute => attribute.GetType().Name == "ProbeAttribute");
        var definition = (EnvironmentDefinition)type.GetProperty("Definition")!.GetValue(null)!;
        var declaration = Assert.Single(definition.Declarations);
        Assert.Equal(expected.ToString(), declaration.Attribute.ToString());
        Assert.StartsWith("Probe(", declaration.Canonical);
        Assert.All(declaration.Canonical, character => Assert.InRange(character, ' ', '~'));
    }

    [Theory]
    [InlineData("typeof(Hidden)")]
    [InlineData("(object)Secret.One")]
    [InlineData("typeof(FileLocal)")]
    [InlineData("typeof(Outer<FileLocal[]>)")]
    [InlineData("typeof(int*)")]
    public void What_generated_code_cannot_name_keeps_the_environment_out_of_every_plan(string argument)
    {
        var code = GeneratorHost.Generate(
            Probe,
            $$"""
            using System;
            using Deployment.Sdk;
            [DeploymentPlan("plan-p"), Route<E>("main")]
            public static partial class Delivery;
            [Environment("E", Stage.Staging)]
            public sealed partial class E : Around.Root;
            public unsafe class Around
            {
                [Probe({{argument}})] public abstract class Root;
                private sealed class Hidden;
                private enum Secret { One }
            }
            file class FileLocal;
            """).ThatBinds();
        Assert.DoesNotContain("global::E.Definition", code["Delivery.Plan.g.cs"]);
    }

    [Fact]
    public void A_private_type_of_a_class_around_the_environment_can_be_named_there() =>
        Assert.Contains("typeof(global::Around.Hidden)", GeneratorHost.Generate(
            Probe,
            """
            using Deployment.Sdk;
            public partial class Around
            {
                [Environment("E", Stage.Staging), Probe(typeof(Hidden))] public sealed partial class E;
                private sealed class Hidden;
            }
            """).ThatCompiles()["Around+E.Environment.g.cs"]);

    [Fact]
    public void Half_a_surrogate_pair_stays_what_it_is()
    {
        // Metadata cannot hold it: what the runtime would make of the attribute is not what was written.
        var code = GeneratorHost.Generate(
            Probe, "using Deployment.Sdk; [Environment(\"E\", Stage.Staging), Probe(\"\\uD800, \\uDC00\\uD800\")] public partial class E;");
        Assert.Contains("(\"\\uD800, \\uDC00\\uD800\")", code.ThatCompiles()["E.Environment.g.cs"]);
    }
}
