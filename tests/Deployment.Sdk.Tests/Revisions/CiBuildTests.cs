using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Tests.Revisions;

public sealed class CiBuildTests
{
    [Theory]
    [InlineData("Bitbucket Pipelines", "https://bitbucket.org/yunojuno/shop/pipelines/results/17", "{c}")]
    [InlineData("GitHub Actions", "https://github.com/yunojuno/shop/actions/runs/99", "grace")]
    [InlineData("GitLab CI", "https://gitlab.com/yunojuno/shop/-/jobs/2", "ada")]
    [InlineData("CircleCI", "https://circleci.com/gh/yunojuno/shop/5", "ada")]
    [InlineData("Codeship", "https://app.codeship.com/builds/8", "ada")]
    [InlineData("Codeship Pro", null, "ada@yunojuno.example")]
    [InlineData("CloudBees Unify", null, null)]
    public void A_push_to_master_is_read_from_every_provider(string provider, string? page, string? actor)
    {
        var build = Found(CiVariablesOf.Of(provider));

        Assert.Equal(provider.Replace(" Pro", "", StringComparison.Ordinal), build.Provider);
        Assert.Equal(CiVariablesOf.Commit, build.Commit);
        Assert.Equal(GitReference.Branch("master"), build.Reference);
        Assert.Equal(Trigger.Push, build.Trigger);
        Assert.Equal(page, build.BuildUrl?.AbsoluteUri);
        Assert.Equal(actor, build.Actor);
        Assert.Equal(build.Provider == "Codeship", build.BranchMayBeTag);
    }

    [Theory]
    [InlineData("CI=true CI_BRANCH=master", "CI is 'true'")]
    [InlineData("CI=1", "CI is '1'")]
    [InlineData("TF_BUILD=True", "TF_BUILD is 'True'")]
    [InlineData("TEAMCITY_VERSION=2026.1", "TEAMCITY_VERSION is '2026.1'")]
    [InlineData("JENKINS_URL=https://ci.example/ BUILD_NUMBER=7", "JENKINS_URL is 'https://ci.example/', BUILD_NUMBER is '7'")]
    public void A_service_that_is_not_read_says_nothing_about_a_build_and_is_no_person(string variables, string evidence)
    {
        var unread = Assert.IsType<CiDetection.Unread>(CiBuild.Detect(Of(variables)));

        Assert.Equal((evidence, Trigger.Unknown), (unread.Evidence, unread.Trigger));
    }

    [Theory]
    [InlineData("")]
    [InlineData("CI=")]
    [InlineData("CI=false")]
    [InlineData("CI=0")]
    [InlineData("JENKINS_URL=https://ci.example/")]
    public void Where_nothing_says_that_a_service_runs_it_a_person_does(string variables)
    {
        var none = Assert.IsType<CiDetection.None>(CiBuild.Detect(Of(variables)));

        Assert.Equal(Trigger.Manual, none.Trigger);
    }

    [Fact]
    public void Variables_that_several_providers_set_do_not_mislead()
    {
        var gitLab = CiVariablesOf.GitLab.With(("CI_COMMIT_ID", "codeship's"), ("CI_BRANCH", "codeship's"), ("CI_NAME", "other"));
        var bitbucket = CiVariablesOf.Bitbucket.With(("GITHUB_ACTIONS", ""), ("GITLAB_CI", "false"), ("CIRCLECI", ""));

        Assert.Equal("GitLab CI", Found(gitLab).Provider);
        Assert.Equal("Bitbucket Pipelines", Found(bitbucket).Provider);
        Assert.Equal("Codeship", Found(CiVariablesOf.CodeshipBasic.With(("BITBUCKET_PIPELINE_UUID", " "))).Provider);
    }

    [Theory]
    [InlineData("Bitbucket Pipelines", "BITBUCKET_PR_ID", "12")]
    [InlineData("Bitbucket Pipelines", "BITBUCKET_PR_DESTINATION_BRANCH", "master")]
    [InlineData("GitHub Actions", "GITHUB_EVENT_NAME", "pull_request")]
    [InlineData("GitHub Actions", "GITHUB_EVENT_NAME", "pull_request_target")]
    [InlineData("GitHub Actions", "GITHUB_HEAD_REF", "feature/a")]
    [InlineData("GitHub Actions", "GITHUB_REF", "refs/pull/12/merge")]
    [InlineData("GitLab CI", "CI_PIPELINE_SOURCE", "merge_request_event")]
    [InlineData("GitLab CI", "CI_PIPELINE_SOURCE", "external_pull_request_event")]
    [InlineData("GitLab CI", "CI_MERGE_REQUEST_IID", "12")]
    [InlineData("CircleCI", "CIRCLE_BRANCH", "pull/12")]
    [InlineData("CircleCI", "CIRCLE_PR_NUMBER", "12")]
    [InlineData("CircleCI", "CIRCLE_PR_REPONAME", "shop-fork")]
    [InlineData("Codeship", "CI_PULL_REQUEST", "https://bitbucket.org/yunojuno/shop/pull-requests/12")]
    [InlineData("Codeship Pro", "CI_PR_NUMBER", "12")]
    [InlineData("CloudBees Unify", "DELIVERED_EVENT", "pull_request")]
    public void A_pull_request_is_refused(string provider, string variable, string value)
    {
        var refusal = Refused(CiVariablesOf.Of(provider).With((variable, value)));

        Assert.Equal(RefusalKind.Policy, refusal.Kind);
        Assert.Contains("is for a pull request", refusal.Reason);
        Assert.Contains(variable, refusal.Reason);
    }

    [Fact]
    public void A_pull_request_is_refused_when_GitHub_gives_only_its_short_name()
    {
        var refusal = Refused(CiVariablesOf.GitHub.With(("GITHUB_REF", null), ("GITHUB_REF_NAME", "12/merge")));

        Assert.Contains("pull request", refusal.Reason);
    }

    [Theory]
    [InlineData("GitHub Actions", "GITHUB_EVENT_NAME", "issue_comment")]
    [InlineData("GitHub Actions", "GITHUB_EVENT_NAME", "workflow_run")]
    [InlineData("GitHub Actions", "GITHUB_EVENT_NAME", "merge_group")]
    [InlineData("GitHub Actions", "GITHUB_EVENT_NAME", "an event of next year")]
    [InlineData("GitHub Actions", "GITHUB_EVENT_NAME", "")]
    [InlineData("CloudBees Unify", "DELIVERED_EVENT", "workflow_call")]
    [InlineData("CloudBees Unify", "DELIVERED_EVENT", "")]
    [InlineData("GitLab CI", "CI_PIPELINE_SOURCE", "chat")]
    [InlineData("GitLab CI", "CI_PIPELINE_SOURCE", "parent_pipeline")]
    [InlineData("GitLab CI", "CI_PIPELINE_SOURCE", "")]
    public void An_event_that_is_no_push_no_manual_run_and_no_schedule_is_refused(string provider, string variable, string value)
    {
        var refusal = Refused(CiVariablesOf.Of(provider).With((variable, value)));

        Assert.Equal(3, refusal.ExitCode);
        Assert.Contains(variable, refusal.Reason);
        Assert.Contains(value, refusal.Reason);
        Assert.Contains("Only pushes, manual runs and schedules deploy", refusal.Reason);
    }

    [Theory]
    [InlineData("GitHub Actions", "GITHUB_EVENT_NAME", "workflow_dispatch", (int)Trigger.Manual)]
    [InlineData("GitHub Actions", "GITHUB_EVENT_NAME", "schedule", (int)Trigger.Schedule)]
    [InlineData("CloudBees Unify", "DELIVERED_EVENT", "workflow_dispatch", (int)Trigger.Manual)]
    [InlineData("CloudBees Unify", "DELIVERED_EVENT", "schedule", (int)Trigger.Schedule)]
    [InlineData("GitLab CI", "CI_PIPELINE_SOURCE", "web", (int)Trigger.Manual)]
    [InlineData("GitLab CI", "CI_PIPELINE_SOURCE", "schedule", (int)Trigger.Schedule)]
    public void Manual_runs_and_schedules_deploy(string provider, string variable, string value, int trigger)
    {
        Assert.Equal((Trigger)trigger, Found(CiVariablesOf.Of(provider).With((variable, value))).Trigger);
    }

    [Fact]
    public void An_open_pull_request_does_not_stop_a_push_to_its_branch_on_CircleCI()
    {
        var build = Found(CiVariablesOf.Circle.With(
            ("CIRCLE_BRANCH", "feature/a"), ("CIRCLE_PULL_REQUEST", "https://github.com/yunojuno/shop/pull/12")));

        Assert.Equal("feature/a", build.Branch);
        Assert.Equal("pull/request-form", Found(CiVariablesOf.Circle.With(("CIRCLE_BRANCH", "pull/request-form"))).Branch);
    }

    public static TheoryData<string, (string, string?)[]> TagBuilds => new()
    {
        { "Bitbucket Pipelines", [("BITBUCKET_BRANCH", null), ("BITBUCKET_TAG", "v1")] },
        { "GitHub Actions", [("GITHUB_REF", "refs/tags/v1"), ("GITHUB_REF_NAME", "v1"), ("GITHUB_REF_TYPE", "tag")] },
        { "GitHub Actions", [("GITHUB_REF", null), ("GITHUB_REF_NAME", "v1"), ("GITHUB_REF_TYPE", "tag")] },
        { "GitLab CI", [("CI_COMMIT_BRANCH", null), ("CI_COMMIT_TAG", "v1"), ("CI_COMMIT_REF_NAME", "v1")] },
        { "CircleCI", [("CIRCLE_BRANCH", null), ("CIRCLE_TAG", "v1")] },
    };

    [Theory]
    [MemberData(nameof(TagBuilds))]
    public void A_tag_is_never_taken_for_a_branch(string provider, (string, string?)[] changes)
    {
        var build = Found(CiVariablesOf.Of(provider).With(changes));

        Assert.Equal(GitReference.Tag("v1"), build.Reference);
        Assert.Null(build.Branch);
    }

    [Theory]
    [InlineData("Bitbucket Pipelines", "BITBUCKET_BRANCH")]
    [InlineData("GitLab CI", "CI_COMMIT_BRANCH")]
    [InlineData("CircleCI", "CIRCLE_BRANCH")]
    public void Without_branch_and_tag_the_reference_is_unknown_and_nothing_is_guessed(string provider, string variable)
    {
        Assert.Equal(GitReference.Unknown, Found(CiVariablesOf.Of(provider).With((variable, ""))).Reference);
        Assert.Equal(GitReference.Unknown, Found(CiVariablesOf.Of(provider).With((variable, null))).Reference);
    }

    [Fact]
    public void Variables_that_contradict_each_other_are_refused()
    {
        Assert.Contains("contradict", Refused(CiVariablesOf.GitHub.With(("GITHUB_REF_TYPE", "tag"))).Reason);
    }

    [Theory]
    [InlineData("Bitbucket Pipelines", "BITBUCKET_COMMIT")]
    [InlineData("GitHub Actions", "GITHUB_SHA")]
    [InlineData("GitLab CI", "CI_COMMIT_SHA")]
    [InlineData("CircleCI", "CIRCLE_SHA1")]
    [InlineData("Codeship", "CI_COMMIT_ID")]
    public void A_commit_that_is_no_full_hash_is_refused(string provider, string variable)
    {
        foreach (var commit in (string?[])[null, "", "master", "0123456", "--upload-pack=x", new string('0', 40), CiVariablesOf.Commit + "\n"])
        {
            Assert.Contains(variable, Refused(CiVariablesOf.Of(provider).With((variable, commit))).Reason);
        }

        Assert.Equal(new string('a', 64), Found(CiVariablesOf.Of(provider).With((variable, new string('A', 64)))).Commit);
    }

    [Theory]
    [InlineData("Bitbucket Pipelines", "BITBUCKET_BRANCH", "-x")]
    [InlineData("GitHub Actions", "GITHUB_REF", "refs/heads/--upload-pack=touch pwned")]
    [InlineData("GitLab CI", "CI_COMMIT_BRANCH", "refs/heads/master")]
    [InlineData("CircleCI", "CIRCLE_BRANCH", "a..b")]
    [InlineData("Codeship", "CI_BRANCH", "a\u001b[2Jb")]
    public void A_branch_that_git_would_refuse_is_refused_and_shown_harmlessly(string provider, string variable, string value)
    {
        var refusal = Refused(CiVariablesOf.Of(provider).With((variable, value)));

        Assert.Contains("names a branch that cannot be", refusal.Reason);
        Assert.DoesNotContain('\u001b', refusal.Reason);
    }

    [Fact]
    public void Only_a_web_address_becomes_a_link()
    {
        Assert.Null(Found(CiVariablesOf.Circle.With(("CIRCLE_BUILD_URL", "javascript:alert(1)"))).BuildUrl);
        Assert.Null(Found(CiVariablesOf.Circle.With(("CIRCLE_BUILD_URL", "not an address"))).BuildUrl);
    }

    private static Dictionary<string, string> Of(string variables) =>
        variables.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    private static CiBuild Found(Dictionary<string, string> environment) => Assert.IsType<CiDetection.Found>(CiBuild.Detect(environment)).Build;

    private static RevisionRefusal Refused(Dictionary<string, string> environment) =>
        Assert.IsType<CiDetection.Refused>(CiBuild.Detect(environment)).Refusal;
}
