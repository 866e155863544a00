namespace Deployment.Sdk.Tests.Cli.Importing;

public sealed class TravisDeployTests
{
    [Fact]
    public void One_app_gets_the_branch_of_its_condition() =>
        Deploy("app: shop-uat\n  on: { branch: main }").Has("[DeploymentPlan(\"shop\")]", "[Route<Uat>(\"main\")]", "[HerokuApp(\"shop-uat\")]");

    [Theory]
    [InlineData("on: main")]
    [InlineData("on:\n    branch: [main, hotfix]")]
    [InlineData("if: { branch: { main: ~ } }")]
    public void A_condition_is_written_in_several_ways(string condition) => Deploy($"app: shop-uat\n  {condition}").Has("[Route<Uat>(\"main\")]");

    [Fact]
    public void Apps_by_branch_are_environments_by_branch() =>
        Deploy("app:\n    master: shop-uat\n    production: shop-live\n    develop: shop-dev")
            .Has("[TrunkBased(Trunk = \"production\")]", "[Route<Uat>(\"master\")]", "[Route<Live>(\"production\")]", "[Route<Dev>(\"develop\")]");

    [Fact]
    public void Without_a_branch_it_is_the_one_that_Travis_takes()
    {
        var imported = Deploy("app: shop-uat").Has("[Route<Uat>(\"master\")]");
        Assert.Contains(imported.Notes, note => note.Contains("no branch is named: Travis then deploys master", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_branch_may_go_where_nothing_leads_to_production() => Deploy("app: shop-dev\n  on: { all_branches: true }").Has("[Route<Dev>(\"**\")]");

    [Theory]
    [InlineData("'**'")]
    [InlineData("'feature/*'")]
    [InlineData("'refs/heads/main'")]
    [InlineData("'a b'")]
    public void A_branch_is_one_name_and_no_pattern(string branch) =>
        Deploy($"app: shop-dev\n  on: {{ branch: {branch} }}").Loses(".travis.yml:4:17", $"the route of {branch} to DEV");

    [Fact]
    public void Every_branch_into_production_is_left_out_and_said() =>
        Deploy("app: shop-live\n  on: { all_branches: true }").Loses(".travis.yml:4:9", "every branch could reach production (DPL1001)");

    [Fact]
    public void Tags_and_other_conditions_are_said() =>
        Deploy("app: shop-uat\n  on:\n    tags: true\n    condition: $A = b\n    python: '3.6'\n    repo: a/b")
            .Loses(".travis.yml:5:5", "'tags: true'")
            .Loses(".travis.yml:6:5", "'on.condition', a condition")
            .Loses(".travis.yml:7:5", "'on.python'")
            .Loses(".travis.yml:8:5", "'on.repo'");

    [Fact]
    public void Commands_run_after_the_release_and_a_restart_is_the_release_itself()
    {
        var imported = Deploy("app: shop-uat\n  run:\n    - rake db:migrate\n    - restart\n    - rake cleanup TOKEN=tr33house");

        imported.Has("[ReleaseCommand(\"rake db:migrate\")]").Loses(".travis.yml:7:7", "a command with what looks like a secret").HasNo("tr33house");
        Assert.Contains(imported.Notes, note => note.Contains("'run: restart' is left out", StringComparison.Ordinal));
        Assert.Contains(imported.Notes, note => note.Contains("dpl does not look how such a command ends", StringComparison.Ordinal));
    }

    [Fact]
    public void Commands_by_branch_are_commands_by_environment()
    {
        var imported = Deploy("app: { master: shop-uat, develop: shop-dev }\n  run: { develop: rake db:seed }");
        Assert.Contains("[HerokuApp(\"shop-dev\")]\n// dpl does not look how such a command ends; here a delivery fails with it (.travis.yml:4:19)\n[ReleaseCommand(\"rake db:seed\")]", imported.Text);
        Assert.Equal(2, imported.Text.Split("ReleaseCommand").Length);
    }

    [Theory]
    [InlineData("api_key: tr33house-0123456789")]
    [InlineData("api_key: { secure: \"tr33house0123456789=\" }")]
    [InlineData("api_key: { master: { secure: tr33house } }")]
    [InlineData("password: tr33house")]
    public void A_token_is_never_read(string key) =>
        Deploy($"app: shop-uat\n  {key}").Loses(".travis.yml:4:3", $"'{key[..key.IndexOf(':', StringComparison.Ordinal)]}', which is not read").HasNo("tr33house");

    [Fact]
    public void A_token_is_hidden_wherever_it_is_stuck_in() =>
        Deploy("app: shop-uat\n  ? 'x^ab<ghp_0123456789012345678901234567890123456789zz>y'\n  : 1").Loses(".travis.yml:4:5", "(hidden: it looks like a secret)").HasNo("ghp_");

    [Fact]
    public void What_has_no_meaning_here_is_said() =>
        Deploy("app: shop-uat\n  skip_cleanup: true\n  edge: true\n  keep_history: true")
            .Loses(".travis.yml:4:3", "'skip_cleanup': here the commit is delivered as git has it")
            .Loses(".travis.yml:5:3", "'edge'")
            .Loses(".travis.yml:6:3", "'keep_history'");

    [Fact]
    public void Other_providers_and_the_rest_of_the_file_are_said() =>
        Imported.Of(".travis.yml", "language: python\ndeploy:\n  - provider: s3\n  - provider: Heroku\n    app: shop-uat\n")
            .Has("[HerokuApp(\"shop-uat\")]")
            .Loses(".travis.yml:3:5", "another provider than heroku")
            .Loses(".travis.yml:1:1", "'language', which is about builds and tests");

    [Fact]
    public void Deployments_of_single_jobs_count_and_what_they_depend_on_is_said() =>
        Imported.Of(".travis.yml", "jobs:\n  include:\n    - stage: deploy\n      if: tag IS blank\n      deploy: { provider: heroku, app: shop-uat }\n")
            .Has("[HerokuApp(\"shop-uat\")]")
            .Loses(".travis.yml:4:7", "'a job's if', on which its deployment depends");

    [Fact]
    public void Without_an_app_it_is_the_repository_s_name_which_nobody_knows_here()
    {
        var imported = Imported.Of(".travis.yml", "deploy: heroku\n").Loses(".travis.yml:1:9", "the app, for which dpl takes the repository's name").Has("[Route<App>(\"master\")]");
        Assert.DoesNotContain("\n[HerokuApp", imported.Text);
    }

    [Fact]
    public void A_branch_without_an_app_has_no_way() =>
        Deploy("app: { master: shop-uat, develop: [x] }\n  on: { branch: [master, develop, release] }")
            .Loses(".travis.yml:3:37", "the way of 'develop'")
            .Loses(".travis.yml:4:35", "the way of 'release'");

    [Fact]
    public void Thousands_of_branches_and_apps_of_one_name_get_a_name_each()
    {
        var apps = string.Concat(Enumerable.Range(0, 4_000).Select(number => $"    b{number}: Shop{new string('_', number % 7)}{new string('-', number % 5)}\n"));

        var imported = Deploy($"app:\n{apps}");

        Assert.Equal(35, imported.Text.Split('\n').Where(line => line.StartsWith("public sealed partial class", StringComparison.Ordinal)).Distinct().Count());
    }

    [Theory]
    [InlineData("", 0, 0, "there is nothing in it")]
    [InlineData("language: ruby", 0, 0, "nothing in it is deployed by 'provider: heroku'")]
    [InlineData("deploy:\n  provider: npm", 1, 1, "nothing in it is deployed by 'provider: heroku'")]
    [InlineData("- a", 1, 1, "there is no 'deploy:'")]
    [InlineData("deploy: [", 2, 1, "this is no YAML")]
    public void What_cannot_be_read_is_said_with_its_place(string text, int line, int column, string problem)
    {
        var fault = Imported.Fault(".travis.yml", text);

        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    private static Imported Deploy(string deployment) => Imported.Of(".travis.yml", $"deploy:\n  provider: heroku\n  {deployment}\n");
}
