using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Deployment.Sdk.Cli.Importing;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Tests.Importing;

/// <summary>Whatever a file holds, it becomes C# that compiles, or it is said what is wrong with it; nothing is ever thrown.</summary>
public sealed class ImportProperties
{
    // Those of YAML 1.1.
    private static readonly char[] LineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf(
            "", " ", "web", "worker", "LANG", "SECRET_KEY", "shop-live", "shop-uat", "shop", "master", "feature/a", "**", "{slot}", "a\"b", "a\\", "//", "/*", "*/",
            "x\"); class Evil; [Route<Evil>(\"", "\n", "\r\nclass Evil;", "\u2028class Evil;", "\u0000", "\u202e", "\ud83d\ude00", "true", "True", "yes", "010", "1e3", "null", "~",
            "postgres://u:hunter22@db/shop", "ghp_0123456789012345678901234567890123456789", "restart", "PORT", "Program", "System", "Delivery", "Stage", "<<", "0:0", "#", "&a", "*a"),
        Gen.String[Gen.Char, 0, 12],
        Gen.String[Gen.Char.AlphaNumeric, 1, 40]);

    private static readonly Gen<JsonNode?> Values = Gen.Recursive<JsonNode?>((depth, self) => depth > 2
        ? Texts.Select(text => (JsonNode?)JsonValue.Create(Whole(text)))
        : Gen.Frequency(
            (6, Texts.Select(text => (JsonNode?)JsonValue.Create(Whole(text)))),
            (2, Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number))),
            (1, Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag))),
            (1, Gen.Const((JsonNode?)null)),
            (2, self.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))),
            (2, Gen.Select(Names("value", "description", "required", "generator", "quantity", "size", "plan", "as", "url", "env", "config", "command", "secure", "branch"), self).Array[0, 4].Select(Object))));

    private static readonly Gen<string> AppJsons = Objects(
        "name", "description", "env", "formation", "addons", "buildpacks", "scripts", "environments", "stack", "image");

    private static readonly Gen<string> Confs = Gen.Select(
        Objects("name", "branch", "pipeline", "upstream", "add_tag", "add_rich_tag", "post_deploy", "more"), Objects("LANG", "SECRET_KEY", "DEBUG", "PORT", "a-b"),
        (application, settings) => $"{{ application: {application}, settings: {settings} }}");

    // Sound files, of which every one must compile.
    private static readonly Gen<string> SoundConfs = Gen.Select(
        Texts, Texts, Gen.Bool, Texts, Gen.Select(Texts, Texts).Array[0, 5],
        (name, branch, isPromoted, upstream, settings) => Written(new JsonObject
        {
            ["application"] = new JsonObject
            {
                ["name"] = Whole(name) + "x",
                ["branch"] = Whole(branch),
                ["pipeline"] = isPromoted,
                ["upstream"] = Whole(upstream) + "y",
                ["post_deploy"] = new JsonArray(Whole($"heroku run {branch} --app {name}x"), Whole(branch)),
            },
            ["settings"] = Object([.. settings.Select(setting => (setting.Item1, (JsonNode?)JsonValue.Create(Whole(setting.Item2))))]),
        }));

    private static readonly Gen<string> Travis = Gen.Select(
        Objects("provider", "app", "on", "run", "strategy", "api_key", "edge", "skip_cleanup"), Texts, (more, app) =>
        {
            var deploy = JsonNode.Parse(more)!.AsObject();
            deploy["provider"] = "heroku";
            deploy["app"] ??= Whole(app);
            return Written(new JsonObject { ["deploy"] = deploy });
        });

    private static readonly Gen<string> HerokuYmls = Objects("setup", "build", "release", "run", "more");

    [Fact]
    public void Any_app_json_becomes_CSharp_or_an_error() => AppJsons.Sample(text => Holds("app.json", text), iter: 1_000, threads: 1);

    [Fact]
    public void Any_conf_becomes_CSharp_or_an_error() => Confs.Sample(text => Holds("live.conf", text), iter: 1_000, threads: 1);

    [Fact]
    public void Any_travis_yml_becomes_CSharp_or_an_error() => Travis.Sample(text => Holds(".travis.yml", text), iter: 1_000, threads: 1);

    [Fact]
    public void Any_heroku_yml_becomes_CSharp_or_an_error() => HerokuYmls.Sample(text => Holds("heroku.yml", text), iter: 1_000, threads: 1);

    [Fact]
    public void Any_text_becomes_CSharp_or_an_error() => Gen.Select(Gen.OneOf("app.json", "live.conf", ".travis.yml", "heroku.yml", "what"), Noise)
        .Sample((name, text) => Holds(name, text), iter: 3_000, threads: 1);

    [Fact]
    public Task What_becomes_CSharp_compiles() => Gen.OneOf(
            SoundConfs.Select(text => ("live.conf", text)),
            Confs.Select(text => ("live.conf", text)),
            AppJsons.Select(text => ("app.json", text)),
            Travis.Select(text => (".travis.yml", text)),
            HerokuYmls.Select(text => ("heroku.yml", text)))
        .SampleAsync(
            async file =>
            {
                var draft = new ImportDraft();
                if (Importer.Import(file.Item1, file.Item2, null, draft) is null)
                {
                    (await ImportedSource.Of(draft, [file.Item1])).ThatCompiles();
                }
            },
            iter: 80,
            threads: 1);

    // Texts with the marks of YAML and JSON in them, as a broken file has.
    private static Gen<string> Noise => Gen.OneOf(
            Texts,
            Gen.OneOf("application:", "deploy:", "env:", "\n", "\n  ", "- ", "{", "}", "[", "]", ",", ": ", "\"", "'", "|\n ", ">", "&a ", "*a", "<<: ", "!!x ", "!t ", "? ", "%YAML 1.1\n", "---\n", "...\n", "#", "\t", "\ufeff", "@", "`"))
        .Array[0, 20].Select(parts => string.Concat(parts));

    private static Gen<string> Names(params string[] usual) => Gen.Frequency((4, Gen.OneOf(usual)), (1, Texts));

    private static Gen<string> Objects(params string[] usual) =>
        Gen.Select(Names(usual), Values).Array[0, 8].Select(entries => Written(Object(entries)!));

    private static JsonNode? Object((string Name, JsonNode? Value)[] entries)
    {
        var node = new JsonObject();
        foreach (var (name, value) in entries)
        {
            node[Whole(name)] = value?.DeepClone();
        }

        return node;
    }

    // JSON cannot say half a character.
    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));

    private static string Written(JsonNode node) => node.ToJsonString(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static void Holds(string name, string text)
    {
        var draft = new ImportDraft();
        if (Importer.Import(name, text, null, draft) is { } fault)
        {
            Assert.NotEmpty(fault.Problem);
            Assert.NotEmpty(fault.Remedy);
            Assert.True(fault.Place is not { } place || (place.Line >= 1 && place.Line <= text.Split(LineEnds).Length + 1 && place.Column >= 1));
            return;
        }

        var plan = ImportedPlan.Of(draft);
        var written = PlanWriter.Write(plan, [name], isProgram: true);
        var faults = CSharpSyntaxTree.ParseText(written).GetDiagnostics();
        Assert.True(!faults.Any(), $"{string.Join('\n', faults)}\n{written}");
        Assert.DoesNotContain("hunter22", written, StringComparison.Ordinal);
        Assert.DoesNotContain("ghp_0", written, StringComparison.Ordinal);
        Assert.DoesNotContain(plan.Notes, note => note.Sentence.Contains("hunter22", StringComparison.Ordinal) || note.Sentence.Contains("ghp_0", StringComparison.Ordinal));
        Assert.DoesNotContain(written.Split('\n'), line => line.TrimStart().StartsWith("class Evil", StringComparison.Ordinal));
    }
}
