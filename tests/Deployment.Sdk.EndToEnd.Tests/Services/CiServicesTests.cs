using Deployment.Sdk.EndToEnd.Tests.Acceptance;
using Deployment.Sdk.Tests.Cli.CiFiles;
using YamlDotNet.RepresentationModel;

namespace Deployment.Sdk.EndToEnd.Tests.Services;

/// <summary>The file that <c>ci</c> writes for each service, and its job for UAT, run by a real shell with the variables of that service.</summary>
public sealed class CiServicesTests
{
    private static readonly (string, string) Ci = ("CI", "true");

    public static TheoryData<string, string?> Services => new()
    {
        { "bitbucket", "https://bitbucket.org/yunojuno/platform/pipelines/results/7" },
        { "github", "https://github.com/yunojuno/platform/actions/runs/7" },
        { "gitlab", "https://gitlab.com/yunojuno/platform/-/jobs/7" },
        { "circleci", "https://circleci.com/gh/yunojuno/platform/7" },
        { "cloudbees", null },
        { "codeship", null },
        { "codeship-basic", "https://app.codeship.com/projects/1/builds/7" },
    };

    [Theory]
    [MemberData(nameof(Services))]
    public async Task The_job_of_the_written_file_delivers_and_tells_of_its_build_and_the_file_is_current_until_it_says_something_else(string service, string? page)
    {
        await using var served = await ServedTeam.StartAsync();
        var commit = served.Merge("First");
        var written = Team.Exits(0, await served.RunAsync("ci", service, "--delivery", "deploy", "--json"));
        var file = Path.Combine(served.Team.Git.Path, written.Json.GetProperty("file").GetString()!);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var summary = Path.Combine(served.Team.Git.Path, ".git", "summary.md");

        var job = (await served.JobAsync([Ci, .. Variables(service, commit, summary)], Script(service, text))).Exits(0);

        Assert.Equal(commit, (await served.Team.RunsAsync("served-uat")).Commit);
        var told = served.HipChat.Said[^1].GetProperty("message").GetString()!;
        Assert.Contains($"UAT runs {commit[..12]}", told, StringComparison.Ordinal);
        Assert.Contains("by: ", told, StringComparison.Ordinal);
        Assert.Equal(page is not null, told.Contains("CI build", StringComparison.Ordinal));
        Assert.Contains(page ?? "", told, StringComparison.Ordinal);
        if (service == "github")
        {
            Assert.Contains($"UAT runs {commit[..12]}", await File.ReadAllTextAsync(summary, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Contains($"::notice title=UAT runs {commit[..12]}::", job.Error, StringComparison.Ordinal);
        }

        Team.Exits(0, await served.RunAsync("ci", service, "--check"));
        await File.WriteAllTextAsync(file, text.Replace("master", "main", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Team.Exits(2, await served.RunAsync("ci", service, "--check"), "master");
    }

    private static string Script(string service, string text) => service switch
    {
        "codeship-basic" => text,
        "bitbucket" => Lines(Yaml.Parse(text).At("pipelines", "branches", "master").Items().Last().At("step", "script")),
        "gitlab" => Lines(Yaml.Parse(text).At("deploy-uat", "script")),
        "codeship" => Yaml.Parse(text).Items().Single(step => step.At("name")?.ToString() == "deploy-uat").At("command").Text(),
        "circleci" => Yaml.Parse(text).At("jobs", "deploy-uat", "steps").Items().Last().At("run", "command").Text(),
        _ => Yaml.Parse(text).At("jobs", "deploy-uat", "steps").Items().Last().At("run").Text(),
    };

    private static string Lines(YamlNode? list) => string.Join('\n', list.Items().Select(line => line.Text()));

    private static (string, string)[] Variables(string service, string commit, string summary) => service switch
    {
        "bitbucket" =>
        [
            ("BITBUCKET_PIPELINE_UUID", "{1c2d}"), ("BITBUCKET_STEP_UUID", "{3e4f}"), ("BITBUCKET_COMMIT", commit), ("BITBUCKET_BRANCH", "master"),
            ("BITBUCKET_REPO_FULL_NAME", "yunojuno/platform"), ("BITBUCKET_BUILD_NUMBER", "7"), ("BITBUCKET_STEP_TRIGGERER_UUID", "{ada}"),
        ],
        "github" =>
        [
            ("GITHUB_ACTIONS", "true"), ("GITHUB_EVENT_NAME", "push"), ("GITHUB_REF", "refs/heads/master"), ("GITHUB_REF_NAME", "master"),
            ("GITHUB_REF_TYPE", "branch"), ("GITHUB_SHA", commit), ("GITHUB_REPOSITORY", "yunojuno/platform"), ("GITHUB_RUN_ID", "7"),
            ("GITHUB_ACTOR", "ada"), ("GITHUB_STEP_SUMMARY", summary),
        ],
        "gitlab" =>
        [
            ("GITLAB_CI", "true"), ("CI_PIPELINE_SOURCE", "push"), ("CI_COMMIT_SHA", commit), ("CI_COMMIT_BRANCH", "master"),
            ("CI_COMMIT_REF_NAME", "master"), ("CI_JOB_URL", "https://gitlab.com/yunojuno/platform/-/jobs/7"), ("GITLAB_USER_LOGIN", "ada"),
        ],
        "circleci" =>
        [
            ("CIRCLECI", "true"), ("CIRCLE_SHA1", commit), ("CIRCLE_BRANCH", "master"), ("CIRCLE_WORKFLOW_ID", "5034460f-c7c4-4c43-9457-0123456789ab"),
            ("CIRCLE_BUILD_URL", "https://circleci.com/gh/yunojuno/platform/7"), ("CIRCLE_USERNAME", "ada"),
        ],
        "cloudbees" => [("DELIVERED_EVENT", "push"), ("DELIVERED_BRANCH", "master"), ("DELIVERED_COMMIT", commit)],
        "codeship" =>
        [
            ("CI_NAME", "codeship"), ("CI_BRANCH", "master"), ("CI_COMMIT_ID", commit), ("CI_BUILD_ID", "7"), ("CI_PULL_REQUEST", "false"),
            ("CI_PR_NUMBER", ""), ("CI_COMMITTER_USERNAME", "ada"),
        ],
        _ =>
        [
            ("CI_NAME", "codeship"), ("CI_BRANCH", "master"), ("CI_COMMIT_ID", commit), ("CI_BUILD_NUMBER", "7"), ("CI_PULL_REQUEST", "false"),
            ("CI_BUILD_URL", "https://app.codeship.com/projects/1/builds/7"), ("CI_COMMITTER_USERNAME", "ada"),
        ],
    };
}
