using System.Runtime.CompilerServices;
using Deployment.Sdk.Cli.CiFiles;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.CiFiles;

/// <summary>What the services of a plan need in the jobs that deliver.</summary>
public sealed class CiServiceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Providers => [.. CiFile.All.Select(file => file.Name)];

    private static Plan Served => SamplePlan.Of(
        uat: SamplePlan.Uat(new ToxAttribute("py312"), new GitHubChecksAttribute("yunojuno", "platform", "test"), new TrelloAttribute("board", "list")),
        live: SamplePlan.Live(new GitHubAttribute("yunojuno", "platform")),
        more: [new SlackWebhookAttribute { Variable = "DEVROOM_URL" }]);

    private static IEnumerable<Type> Services => typeof(SlackAttribute).Assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(GateAttribute)) || type.IsSubclassOf(typeof(ObserverAttribute))))
        .Except([typeof(FreezeAttribute), typeof(RequiresApprovalAttribute), typeof(SoakAttribute)]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_service_is_known()
    {
        Assert.Equal(Services.Select(NameOf).Order(StringComparer.Ordinal), DeclaredService.Names.Order(StringComparer.Ordinal));
    }

    /// <summary>The compiler cannot ask an attribute, so CI files have a list of their own: it must be the attributes'.</summary>
    [Fact]
    public void What_CI_files_say_of_a_service_is_what_its_attribute_declares()
    {
        foreach (var type in Services)
        {
            // Those that name variables themselves have a constructor without arguments; what the others declare depends on nothing.
            var attribute = type.GetConstructor(Type.EmptyTypes) is null ? RuntimeHelpers.GetUninitializedObject(type) : Activator.CreateInstance(type);
            var declared = attribute is GateAttribute gate ? gate.Variables : ((ObserverAttribute)attribute!).Variables;
            var written = DeclaredService.Of(NameOf(type))!.Variables;

            Assert.True(written.All(name => declared.Any(variable => variable.Name == name)), $"{type.Name}: {string.Join(' ', written)}");
            Assert.True(declared.Where(variable => variable.IsRequired).All(variable => written.Contains(variable.Name)), $"{type.Name}: {string.Join(' ', declared)}");
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Each_environment_lists_what_its_own_services_read(string provider)
    {
        var text = await WriteAsync(provider);

        Assert.Contains("#     and for its services: GITHUB_TOKEN, DEVROOM_URL, TRELLO_KEY, TRELLO_TOKEN\n", text, StringComparison.Ordinal);
        Assert.Contains("#     and for its services: DEVROOM_URL\n", text, StringComparison.Ordinal);
        Assert.Contains("# Before a delivery [Tox] run tests in its job", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GitHub_hands_on_the_services_secrets_and_its_own_token_with_no_more_rights_than_they_need()
    {
        var jobs = Yaml.Parse(await WriteAsync("github")).At("jobs");

        var uat = jobs.At("deploy-uat")!;
        Assert.Equal([("contents", "read"), ("checks", "read"), ("statuses", "read")], uat.At("permissions").Entries().Select(entry => (entry.Key, entry.Value.Text())));
        Assert.Equal("${{ github.token }}", Env(uat)["GITHUB_TOKEN"]);
        Assert.Equal("${{ secrets.DEVROOM_URL }}", Env(uat)["DEVROOM_URL"]);
        var live = jobs.At("promote-uat-live")!;
        Assert.Equal([("contents", "read"), ("deployments", "write")], live.At("permissions").Entries().Select(entry => (entry.Key, entry.Value.Text())));
        var dev = jobs.At("deploy-dev")!;
        Assert.DoesNotContain("permissions", dev.Entries().Select(entry => entry.Key));
        Assert.DoesNotContain("GITHUB_TOKEN", Env(dev).Keys);

        static Dictionary<string, string> Env(YamlDotNet.RepresentationModel.YamlNode job) =>
            job.At("steps").Items().Last().At("env").Entries().ToDictionary(entry => entry.Key, entry => entry.Value.Text()!);
    }

    [Fact]
    public async Task GitHub_lets_a_job_write_to_the_repository_only_where_it_pushes_a_tag()
    {
        var plan = SamplePlan.Of(
            uat: SamplePlan.Uat(new ReleaseTagAttribute { Push = true }),
            live: SamplePlan.Live(new ReleaseTagAttribute { Push = true }, new GitHubAttribute("yunojuno", "platform")),
            dev: SamplePlan.Dev(new ReleaseTagAttribute()));

        var file = Yaml.Parse(await WriteAsync("github", plan));

        Assert.Equal([("contents", "read")], Permissions(file));
        Assert.Equal([("contents", "write")], Permissions(file.At("jobs", "deploy-uat")));
        Assert.Equal([("contents", "write"), ("deployments", "write")], Permissions(file.At("jobs", "promote-uat-live")));
        Assert.Empty(Permissions(file.At("jobs", "deploy-dev")));

        static IEnumerable<(string, string)> Permissions(YamlDotNet.RepresentationModel.YamlNode? job) =>
            job.At("permissions").Entries().Select(entry => (entry.Key, entry.Value.Text()));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Deliveries_run_in_their_own_image_and_after_their_own_command(string provider)
    {
        var text = await WriteAsync(provider, "--deploy-image", "registry.example/delivery:1", "--setup", "pipx install 'tox<5'", "--test-image", "python:3.12");

        Assert.DoesNotContain("Before a delivery", text, StringComparison.Ordinal);
        Assert.Contains("#   --deploy-image registry.example/delivery:1\n#   --setup pipx install 'tox<5'\n", text, StringComparison.Ordinal);
        var body = string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("#   --", StringComparison.Ordinal)));
        Assert.Equal(provider is not ("github" or "codeship-basic"), body.Contains("registry.example/delivery:1", StringComparison.Ordinal));
        Assert.True(body.IndexOf("tox<5", StringComparison.Ordinal) < body.IndexOf(" deploy", StringComparison.Ordinal) || body.Contains("tox<5", StringComparison.Ordinal));
        if (provider is "bitbucket" or "gitlab" or "circleci" or "cloudbees")
        {
            Assert.Contains("python:3.12", body, StringComparison.Ordinal);
        }
    }

    private static string NameOf(Type type) => type.Name[..^nameof(Attribute).Length];

    private Task<string> WriteAsync(string provider, params string[] more) => WriteAsync(provider, Served, more);

    private async Task<string> WriteAsync(string provider, Plan plan, params string[] more)
    {
        var ran = await new CommandLine(plan, _folder.Path) { Rehearsal = new NoRehearsal() }
            .RunAsync(["ci", provider, "--out", "-", "--delivery", "deploy", .. more]);
        Assert.True(ran.ExitCode == 0, ran.All);
        return ran.Output.ReplaceLineEndings("\n");
    }
}
