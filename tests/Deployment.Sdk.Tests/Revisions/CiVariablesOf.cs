namespace Deployment.Sdk.Tests.Revisions;

/// <summary>The variables that each provider sets for a push to <c>master</c>; tests change what they are about.</summary>
internal static class CiVariablesOf
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    public static Dictionary<string, string> Bitbucket => new()
    {
        ["CI"] = "true", ["BITBUCKET_PIPELINE_UUID"] = "{a}", ["BITBUCKET_STEP_UUID"] = "{b}", ["BITBUCKET_COMMIT"] = Commit,
        ["BITBUCKET_BRANCH"] = "master", ["BITBUCKET_BUILD_NUMBER"] = "17", ["BITBUCKET_REPO_FULL_NAME"] = "yunojuno/shop",
        ["BITBUCKET_STEP_TRIGGERER_UUID"] = "{c}",
    };

    public static Dictionary<string, string> GitHub => new()
    {
        ["CI"] = "true", ["GITHUB_ACTIONS"] = "true", ["GITHUB_EVENT_NAME"] = "push", ["GITHUB_REF"] = "refs/heads/master",
        ["GITHUB_REF_NAME"] = "master", ["GITHUB_REF_TYPE"] = "branch", ["GITHUB_SHA"] = Commit, ["GITHUB_HEAD_REF"] = "",
        ["GITHUB_BASE_REF"] = "", ["GITHUB_SERVER_URL"] = "https://github.com", ["GITHUB_REPOSITORY"] = "yunojuno/shop",
        ["GITHUB_RUN_ID"] = "99", ["GITHUB_ACTOR"] = "ada", ["GITHUB_TRIGGERING_ACTOR"] = "grace",
    };

    public static Dictionary<string, string> GitLab => new()
    {
        ["CI"] = "true", ["GITLAB_CI"] = "true", ["CI_PIPELINE_SOURCE"] = "push", ["CI_COMMIT_SHA"] = Commit,
        ["CI_COMMIT_REF_NAME"] = "master", ["CI_COMMIT_BRANCH"] = "master", ["GITLAB_USER_LOGIN"] = "ada",
        ["CI_PIPELINE_URL"] = "https://gitlab.com/yunojuno/shop/-/pipelines/1", ["CI_JOB_URL"] = "https://gitlab.com/yunojuno/shop/-/jobs/2",
    };

    public static Dictionary<string, string> Circle => new()
    {
        ["CI"] = "true", ["CIRCLECI"] = "true", ["CIRCLE_SHA1"] = Commit, ["CIRCLE_BRANCH"] = "master",
        ["CIRCLE_BUILD_URL"] = "https://circleci.com/gh/yunojuno/shop/5", ["CIRCLE_USERNAME"] = "ada",
    };

    public static Dictionary<string, string> CodeshipBasic => new()
    {
        ["CI"] = "true", ["CI_NAME"] = "codeship", ["CI_BRANCH"] = "master", ["CI_COMMIT_ID"] = Commit, ["CI_BUILD_NUMBER"] = "8",
        ["CI_BUILD_URL"] = "https://app.codeship.com/builds/8", ["CI_PULL_REQUEST"] = "false", ["CI_PR_NUMBER"] = "",
        ["CI_COMMITTER_USERNAME"] = "ada",
    };

    public static Dictionary<string, string> CodeshipPro => new()
    {
        ["CI"] = "true", ["CI_NAME"] = "CodeShip", ["CI_BRANCH"] = "master", ["CI_COMMIT_ID"] = Commit, ["CI_BUILD_ID"] = "8",
        ["CI_PULL_REQUEST"] = "false", ["CI_PR_NUMBER"] = "", ["CI_COMMITTER_EMAIL"] = "ada@yunojuno.example",
    };

    public static Dictionary<string, string> CloudBees => new()
    {
        ["DELIVERED_EVENT"] = "push", ["DELIVERED_BRANCH"] = "master", ["DELIVERED_COMMIT"] = Commit,
    };

    public static Dictionary<string, string> Of(string provider) => provider switch
    {
        "Bitbucket Pipelines" => Bitbucket,
        "GitHub Actions" => GitHub,
        "GitLab CI" => GitLab,
        "CircleCI" => Circle,
        "Codeship" => CodeshipBasic,
        "Codeship Pro" => CodeshipPro,
        "CloudBees Unify" => CloudBees,
        _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "No such provider."),
    };

    /// <summary>The same variables with some of them changed; a value of null takes one away.</summary>
    public static Dictionary<string, string> With(this Dictionary<string, string> variables, params (string Name, string? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is null)
            {
                variables.Remove(name);
            }
            else
            {
                variables[name] = value;
            }
        }

        return variables;
    }
}
