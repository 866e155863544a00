using System.Text;
using System.Xml.Linq;
using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class StaleCiFileTests
{
    private const string Id = "DPL6001";
    private const string Pipeline = """DeploymentPlan("yunojuno")""";

    private const string Source = CaseStudy.WithoutUsing;

    // The plan after somebody changed it, and did not write the file again.
    private static readonly string Changed = Source.Replace("""[Route<Dev>("dev")]""", """[Route<Dev>("develop")]""").Replace("Develop = \"dev\"", "Develop = \"develop\"");

    public static TheoryData<string> Providers => CiFileOf.Providers;

    [Fact]
    [Trait(Id, "fires")]
    public Task The_plan_shows_where_a_file_does_not_follow_it() => Verify.Rules<StaleCiFile>(test =>
    {
        test.TestState.Sources.Add(("/0/Delivery.cs", Changed.Replace(Pipeline, $"{{|#0:{Pipeline}|}}")));
        Beside(test, (".gitlab-ci.yml", CiFileOf.Text("gitlab", Source)));
        test.ExpectedDiagnostics.Add(Verify.Says(
            Id,
            "'.gitlab-ci.yml' is not what the plan says, from line 45 on: it has '- if: '$CI_COMMIT_BRANCH == \"dev\"'' where " +
            "'- if: '$CI_COMMIT_BRANCH == \"develop\"'' should be. Write it again: 'dotnet run --project deploy -- ci gitlab'.")
            .WithSpan($"{RepositoryFile.Root}/.gitlab-ci.yml", 45, 1, 45, 39));
    });

    [Theory]
    [Trait(Id, "fires")]
    [MemberData(nameof(Providers))]
    public async Task Every_service_s_file_is_known_by_its_first_lines(string provider)
    {
        var file = (CiFileOf.PathOf(provider), CiFileOf.Text(provider, Source));

        var said = Assert.Single(await Said(Changed, file));
        Assert.Contains($"'{file.Item1}' is not what the plan says, from line ", said, StringComparison.Ordinal);
        Assert.EndsWith($" Write it again: 'dotnet run --project deploy -- ci {provider}'.", said, StringComparison.Ordinal);
        Assert.Empty(await Said(Source, file));
    }

    [Fact]
    [Trait(Id, "fires")]
    public async Task A_file_elsewhere_is_written_again_elsewhere()
    {
        var said = Assert.Single(await Said(Changed, ("ci/our pipeline.yaml", CiFileOf.Text("gitlab", Source))));

        Assert.EndsWith("ci gitlab --out 'ci/our pipeline.yaml''.", said, StringComparison.Ordinal);
    }

    [Fact]
    [Trait(Id, "fires")]
    public async Task Each_file_is_shown_by_itself_and_what_is_cut_off_or_added_too()
    {
        var (gitlab, circle) = (CiFileOf.Text("gitlab", Source), CiFileOf.Text("circleci", Source));

        var said = await Said(
            Source, (".gitlab-ci.yml", gitlab[..gitlab.LastIndexOf("    - ", StringComparison.Ordinal)]), (".circleci/config.yml", $"{circle}# mine\n"));

        Assert.Equal(2, said.Count);
        Assert.Contains(said, message => message.Contains("promote UAT LIVE", StringComparison.Ordinal) && message.Contains("is missing", StringComparison.Ordinal));
        Assert.Contains(said, message => message.Contains("'# mine' is too much", StringComparison.Ordinal));
    }

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("in the middle of a demo", "showing it to a client")]
    [InlineData("HerokuApp(\"yunojuno-live\")", "HerokuApp(\"yunojuno-prod\")")]
    [InlineData("Slot(\"2\", ", "Slot(\"3\", ")]
    [InlineData("[Promotion<Uat, Live>]", "")]
    [InlineData("[Promotion<Uat, Live>]", "[Promotion<Uat, Live>, SlackWebhook]")]
    [InlineData("[Environment(\"UAT\", Stage.Staging)", "[GitHubChecks(\"yunojuno\", \"platform\", \"test\"), Environment(\"UAT\", Stage.Staging)")]
    [InlineData("[Environment(\"UAT\", Stage.Staging)", "[Environment(\"STAGE\", Stage.Staging)")]
    public async Task Whatever_is_in_the_file_counts(string before, string after) =>
        Assert.Single(await Said(Source.Replace(before, after), (".github/workflows/delivery.yml", CiFileOf.Text("github", Source))));

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("[Freeze(\"2026-12-23 18:00\", \"2027-01-02 08:00\", \"Europe/London\")]")]
    [InlineData("[ReleaseTag(Push = true)]")]
    [InlineData("[RequiresApproval(\"qa\", \"Tested?\")]")]
    [InlineData("[RequiresApproval(\"qa\", \"Tested?\", By = [\"ada@yunojuno.example\"])]")]
    [InlineData("[RequiresApproval(\"qa\", \"Tested?\", By = null, Evidence = null)]")]
    [InlineData("[RequiresApproval(\"qa\", \"Tested?\", Quorum = 2)]")]
    [InlineData("[RequiresApproval(\"qa\", \"Tested?\", NotRequester = true)]")]
    [InlineData("[RequiresApproval(\"qa\", \"Tested?\", Evidence = \"the ticket\")]")]
    public async Task What_an_environment_declares_is_read_as_the_program_reads_it(string declared)
    {
        var source = Source.Replace("[Environment(\"UAT\"", $"{declared}\n[Environment(\"UAT\"");
        var text = CiFileOf.Text("github", source);

        Assert.NotEqual(CiFileOf.Text("github", Source), text);
        Assert.Empty(await Said(source, (".github/workflows/delivery.yml", text)));
    }

    [Fact]
    [Trait(Id, "fires")]
    public async Task A_delivery_in_one_file_is_known_by_that_file()
    {
        var text = CiFileOf.Text("gitlab", Source, "deploy.cs");
        var compilation = LiveCompilation.Of([]).AddSyntaxTrees(LiveCompilation.Parse(Changed, $"{RepositoryFile.Root}/deploy.cs"));
        var elsewhere = LiveCompilation.Of([]).AddSyntaxTrees(LiveCompilation.Parse(Changed, "/other/deploy.cs"));

        Assert.EndsWith(
            "'dotnet run --file deploy.cs -- ci gitlab'.",
            Assert.Single(await Said(compilation, (".gitlab-ci.yml", text))), StringComparison.Ordinal);
        Assert.Empty(await Said(elsewhere, (".gitlab-ci.yml", text)));
    }

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("SmokeTest(\"/health\")", "SmokeTest(\"/ready\")")]
    [InlineData("WhenChanged = \"**/migrations/**\"", "WhenChanged = \"**/sql/**\"")]
    [InlineData("partial class Live : DjangoApp", "partial class Live : DjangoApp")]
    public async Task What_is_not_in_the_file_does_not(string before, string after) =>
        Assert.Empty(await Said(Source.Replace(before, after), (".github/workflows/delivery.yml", CiFileOf.Text("github", Source))));

    [Fact]
    [Trait(Id, "silent")]
    public async Task Line_ends_and_byte_order_marks_of_another_system_are_no_difference()
    {
        var text = CiFileOf.Text("gitlab", Source);

        Assert.Empty(await Said(Source, (".gitlab-ci.yml", text.ReplaceLineEndings("\r\n"))));
        Assert.Empty(await Said(Source, (".gitlab-ci.yml", $"\ufeff{text}")));
        Assert.Single(await Said(Changed, (".gitlab-ci.yml", text.ReplaceLineEndings("\r\n"))));
    }

    public static TheoryData<string> Foreign =>
    [
        "",
        "\n",
        "stages: [mine]\n",
        "\0\0\ud800{{{ - ]: :\t\n",
        "stages: [mine]\n# Written from the plan by dotnet run --no-build --project deploy -- ci gitlab\n#   --delivery deploy\n",
        "# Written from the plan by\n",
        "# Written from the plan by dotnet run --no-build --project deploy -- ci travis\n#   --delivery deploy\n",
        "# Written from the plan by dotnet run --no-build --project deploy -- ci gitlab\n",
        "# Written from the plan by dotnet run --no-build --project other -- ci gitlab\n#   --delivery other\n",
        "# Written from the plan by dotnet run --no-build --project loy -- ci gitlab\n#   --delivery loy\n",
        "# Written from the plan by dotnet run --no-build --project ../deploy -- ci gitlab\n#   --delivery ../../deploy\n",
        "# Written from the plan by dotnet run --no-build --project . -- ci gitlab\n#   --delivery .\n",
        new string('x', 5_000_000),
        string.Concat(Enumerable.Repeat("- a: b\n", 500_000)),
    ];

    [Theory]
    [Trait(Id, "silent")]
    [MemberData(nameof(Foreign))]
    public async Task A_file_of_somebody_else_or_of_another_project_is_left_alone(string text) =>
        Assert.Empty(await Said(Changed, (".gitlab-ci.yml", text)));

    [Fact]
    [Trait(Id, "silent")]
    public async Task A_file_outside_the_repository_of_the_project_is_left_alone()
    {
        var text = CiFileOf.Text("gitlab", Source);

        Assert.Empty(await Said(Changed, ("../.gitlab-ci.yml", text)));
        Assert.Empty(await Said(Changed, ("../repository-2/.gitlab-ci.yml", text)));
        Assert.Single(await Said(Changed, ("deploy/../.gitlab-ci.yml", text)));
        Assert.Empty(await Said(Changed, ("gitlab-ci.txt", text)));
    }

    /// <summary>What an error is about is not in the plan that the program has; the file waits until it is corrected.</summary>
    [Theory]
    [Trait(Id, "silent")]
    [InlineData("""[Route<Dev>("dev")]""", """[Route<Dev>("dev[")]""")]
    [InlineData("""[Route<Dev>("dev")]""", """[Route<Live>("feature/x")]""")]
    [InlineData("""HerokuApp("yunojuno-uat")""", """HerokuApp("No App")""")]
    [InlineData("""[Route<Dev>("dev")]""", """[Route<Nobody>("dev")]""")]
    [InlineData("""RequiresApproval("sales",""", """RequiresApproval(null,""")]
    public async Task A_plan_that_is_wrong_has_first_to_be_put_right(string before, string after) =>
        Assert.Empty(await Said(Source.Replace(before, after), (".gitlab-ci.yml", CiFileOf.Text("gitlab", Source))));

    [Fact]
    [Trait(Id, "fires")]
    public async Task Of_two_plans_the_one_is_shown_whose_name_the_file_has()
    {
        var (gitlab, github) = ((".gitlab-ci.yml", CiFileOf.Text("gitlab", Source)), (".github/workflows/delivery.yml", CiFileOf.Text("github", Source)));
        var compilation = LiveCompilation.Of(WithAnother(Changed, "other"));

        var found = (await LiveCompilation.RulesSay(compilation, TestContext.Current.CancellationToken, gitlab, github)).Where(found => found.Id is Id or "AD0001").ToArray();

        Assert.Equal(2, found.Length);
        Assert.All(found, one => Assert.Equal(Pipeline, one.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(one.Location.SourceSpan)));
        Assert.Empty(await Said(WithAnother(Source, "other"), gitlab, github));
    }

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("yunojuno", "# Written")]
    [InlineData("other", "#   plan another\n# Written")]
    public async Task A_file_whose_name_none_or_both_of_two_plans_have_is_nobody_s(string other, string beginning)
    {
        var text = CiFileOf.Text("gitlab", Source);
        text = beginning.StartsWith("#   ", StringComparison.Ordinal) ? $"{beginning}{text["# Written".Length..]}" : text;

        Assert.Empty(await Said(WithAnother(Changed, other), (".gitlab-ci.yml", text)));
        Assert.Empty(await Said(WithAnother(Changed, "other"), (".gitlab-ci.yml", text.Replace("#   plan yunojuno\n", "").Replace("#   plan another\n", ""))));
    }

    [Fact]
    [Trait(Id, "fires")]
    public async Task A_plan_with_an_error_beside_it_keeps_no_sound_one_from_being_held_against_its_file() =>
        Assert.Single(await Said(WithAnother(Changed, "other").Replace("Route<Dev>(\"topic\")", "Route<Dev>(\"top[\")"), (".gitlab-ci.yml", CiFileOf.Text("gitlab", Source))));

    private static string WithAnother(string source, string pipeline) =>
        $$"""
        {{source}}
        [DeploymentPlan("{{pipeline}}"), TrunkBased, Route<Dev>("topic")]
        public static partial class Other;
        """;

    [Theory]
    [Trait(Id, "silent")]
    [MemberData(nameof(Providers))]
    public async Task Compiler_and_program_write_the_same_of_every_plan(string provider)
    {
        foreach (var source in new[] { Source, Changed, Hostile, Empty })
        {
            Assert.Empty(await Said(source, (CiFileOf.PathOf(provider), CiFileOf.Text(provider, source))));
        }
    }

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_writes_the_file_and_leaves_the_source() => Verify.Fix<StaleCiFile, WriteCiFileFix>(
        Changed.Replace(Pipeline, $"{{|{Id}:{Pipeline}|}}"),
        Changed,
        test => Replaces(test, CiFileOf.Text("gitlab", Source), CiFileOf.Text("gitlab", Changed)));

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_keeps_the_line_ends_of_the_file() => Verify.Fix<StaleCiFile, WriteCiFileFix>(
        Changed.Replace(Pipeline, $"{{|{Id}:{Pipeline}|}}"),
        Changed,
        test => Replaces(
            test, CiFileOf.Text("gitlab", Source).ReplaceLineEndings("\r\n"), CiFileOf.Text("gitlab", Changed).ReplaceLineEndings("\r\n")));

    [Fact]
    public void The_package_hands_every_file_that_ci_writes_to_the_compiler()
    {
        var targets = XDocument.Load(RulePage.InRepository("src/Deployment.Sdk/build/Deployment.Sdk.targets"));

        Assert.Equal(
            CiFileOf.All.Select(file => file.Path).Order(StringComparer.Ordinal),
            targets.Descendants("_DeploymentSdkCiFile").Attributes("Include").SelectMany(paths => paths.Value.Split(';')).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/repository/deploy/", "deploy", "/repository")]
    [InlineData(@"C:\repository\tools\Deploy\", "tools/deploy", "C:/repository")]
    [InlineData("/repository/deploy", "./deploy/", "/repository")]
    [InlineData("/repository/", ".", "/repository")]
    [InlineData("/deploy", "deploy", "")]
    [InlineData("/repository/redeploy", "deploy", null)]
    [InlineData("/repository/deploy", "", "/repository/deploy")]
    public void The_root_is_where_the_delivery_s_path_begins(string project, string delivery, string? root) =>
        Assert.Equal(root, FoldedPath.RootAbove(project, delivery));

    private const string Empty =
        """
        [DeploymentPlan("plan-p"), TrunkBased]
        public static partial class Delivery;
        """;

    private const string Hostile =
        """
        [DeploymentPlan("plan-p"), Branch("main", BranchRole.Main, Stable = true)]
        [Route<Uat>("main"), Route<Dev>("a'b"), Route<Dev>("&x"), Route<Dev>("true"), Route<Dev>("\ud83d\ude00*"), Route<Dev>("x/?")]
        [Route<Dev>("x/y"), Route<Dev>("\u00e9/*"), Route<Own>("{slot}/**"), Route<Dev>("a\"b"), Route<Dev>("z**"), Route<Uat>("a'b")]
        [Promotion<Uat, Live>]
        public static partial class Delivery;

        [Environment("L: 'IVE' # << x >> ${{ y }} \u2028 \ud83e\udd73 \u200b", Stage.Production), HerokuApp("live"), HerokuApp("live-2")]
        [RequiresApproval("o'neil \"& sons\" $(id)", "Sure?\n- run: evil ##[x] \U0001F973 \uFFFF")]
        [RequiresApproval("o neil", "?"), RequiresApproval("o-neil", "")]
        public sealed partial class Live : Shared;

        [Environment("u: a't", Stage.Staging), HerokuApp("uat")]
        public sealed partial class Uat;

        [Environment("D\u0130V", Stage.Development), HerokuApp("dev"), RequiresApproval("SALES", "\u0131")]
        public sealed partial class Dev;

        [Environment("own-{slot}", Stage.Development), HerokuApp("own-{slot}"), Slot("1", "a@b.example"), Slot("2", "b@b.example")]
        public sealed partial class Own;

        [RequiresApproval("sales", "first"), HerokuApp("shared")]
        public abstract class Shared;
        """;

    private static void Beside(Verify.RuleTest test, params (string Path, string Text)[] files)
    {
        test.TestState.AdditionalFiles.AddRange(files.Select(file => ($"{RepositoryFile.Root}/{file.Path}", SourceText.From(file.Text, Encoding.UTF8))));
        test.TestState.AnalyzerConfigFiles.Add(RepositoryFile.ProjectFolder);
    }

    private static void Replaces(Verify.FixTest<WriteCiFileFix> test, string before, string after)
    {
        var path = $"{RepositoryFile.Root}/.gitlab-ci.yml";
        test.TestState.AdditionalFiles.Add((path, SourceText.From(before, Encoding.UTF8)));
        test.FixedState.AdditionalFiles.Add((path, SourceText.From(after, Encoding.UTF8)));
        test.TestState.AnalyzerConfigFiles.Add(RepositoryFile.ProjectFolder);
        test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllCheck;
    }

    private static Task<IReadOnlyList<string>> Said(string source, params (string Path, string Text)[] files) => Said(LiveCompilation.Of(source), files);

    private static async Task<IReadOnlyList<string>> Said(Microsoft.CodeAnalysis.Compilation compilation, params (string Path, string Text)[] files) =>
    [
        .. (await LiveCompilation.RulesSay(compilation, TestContext.Current.CancellationToken, files))
            .Where(found => found.Id is Id or "AD0001").Select(found => found.GetMessage(null)),
    ];
}
