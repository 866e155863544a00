namespace Deployment.Sdk.Tests.Cli.Importing;

public sealed class HerokuToolsConfTests
{
    [Fact]
    public void A_pushed_app_gets_its_branch_by_a_route() =>
        Conf("name: yunojuno-dev\n  branch: dev", "dev.conf").Has(
            "[DeploymentPlan(\"yunojuno\")]", "[Route<Dev>(\"dev\")]", "[Environment(\"DEV\", Stage.Development)]", "[HerokuApp(\"yunojuno-dev\")]", "public sealed partial class Dev;");

    [Fact]
    public void A_promoted_app_gets_what_its_upstream_runs_and_no_branch()
    {
        var imported = Conf("name: yunojuno-live\n  branch: master\n  pipeline: yes\n  upstream: yunojuno-uat");

        imported.Has("[Promotion<Uat, Live>]", "[HerokuApp(\"yunojuno-uat\")]", "[Environment(\"LIVE\", Stage.Production)]");
        Assert.DoesNotContain("[Route", imported.Text);
        Assert.Contains(imported.Notes, note => note.StartsWith("live.conf:3:3: 'branch' decides nothing", StringComparison.Ordinal));
    }

    // config.py asks whether the value is true as Python sees it: a text that is not empty is.
    [Theory]
    [InlineData("True", true)]
    [InlineData("'False'", true)]
    [InlineData("off", false)]
    [InlineData("0", false)]
    [InlineData("", false)]
    public void Pipeline_is_on_where_Python_says_so(string value, bool isOn) => Assert.Equal(
        isOn, Conf($"name: yunojuno-live\n  branch: master\n  pipeline: {value}\n  upstream: yunojuno-uat").Text.Contains("[Promotion", StringComparison.Ordinal));

    [Fact]
    public void A_tag_is_a_release_tag_and_its_other_name_is_said()
    {
        var imported = Conf("name: yunojuno-uat\n  branch: master\n  add_tag: True\n  add_rich_tag: True", "uat.conf");

        imported.Has("[ReleaseTag]").Loses("uat.conf:5:3", "'add_rich_tag', which heroku-tools 0.3.3 never reads");
        Assert.Contains(imported.Notes, note => note.Contains("deployed/ENVIRONMENT/v42", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_commands_on_the_app_s_own_dynos_become_release_commands()
    {
        var imported = Conf(
            """
            name: yunojuno-uat
              branch: master
              post_deploy:
                - heroku run python manage.py migrate --noinput --app yunojuno-uat
                - heroku run -a yunojuno-uat --exit-code -- python manage.py collectstatic
                - heroku run --app=yunojuno-uat python manage.py createcachetable
                - heroku run python manage.py migrate -a yunojuno-live
                - heroku run python manage.py nowhere
                - heroku ps:scale web=2 --app yunojuno-uat
                - 'curl -H "Authorization: Bearer 8f3a9c0d1e2b4a5f6c7d" https://hooks.example/'
                - heroku run rake notify PASSWORD=tr33house --app yunojuno-uat
                - [a, b]
            """,
            "uat.conf");

        imported
            .Has(
                "[ReleaseCommand(\"python manage.py migrate --noinput\")]",
                "[ReleaseCommand(\"python manage.py collectstatic\")]",
                "[ReleaseCommand(\"python manage.py createcachetable\")]")
            .Loses("uat.conf:8:7", "post_deploy[3], 'heroku run python manage.py migrate -a yunojuno-live'")
            .Loses("uat.conf:9:7", "post_deploy[4]")
            .Loses("uat.conf:10:7", "post_deploy[5]")
            .Loses("uat.conf:11:7", "post_deploy[6], (hidden: it looks like a secret)")
            .Loses("uat.conf:12:7", "post_deploy[7], a command with what looks like a secret in it")
            .Loses("uat.conf:13:7", "post_deploy[8], which is no text")
            .HasNo("8f3a9c").HasNo("tr33house");
        Assert.Contains(imported.Notes, note => note.Contains("here a delivery fails with it", StringComparison.Ordinal));
    }

    // What str() makes of what PyYAML reads: that is what stands on Heroku today.
    [Theory]
    [InlineData("True", "True")]
    [InlineData("true", "True")]
    [InlineData("no", "False")]
    [InlineData("'true'", "true")]
    [InlineData("info", "info")]
    [InlineData("010", "8")]
    [InlineData("1_000", "1000")]
    [InlineData("+5", "5")]
    [InlineData("1.50", "1.5")]
    [InlineData("2.", "2.0")]
    [InlineData("2017-05-17", "2017-05-17")]
    [InlineData("3.14.1", "3.14.1")]
    [InlineData("\"a \\\"b\\\" \\\\ c\"", "a \\\"b\\\" \\\\ c")]
    [InlineData("Zoë", "Zoë")]
    public void A_setting_has_the_text_that_heroku_tools_sets(string written, string value) =>
        Conf($"name: yunojuno-uat\n  branch: master\nsettings:\n  LEVEL: {written}", "uat.conf").Has($"[ConfigVar(\"LEVEL\", \"{value}\")]");

    [Theory]
    [InlineData("1e400.0")]
    [InlineData("0x1F")]
    [InlineData("1:30:00")]
    [InlineData("6.02e+23")]
    [InlineData("1.2345678901234567")]
    public void A_number_that_Python_writes_in_its_own_way_stays_as_it_is_and_is_said(string written)
    {
        var imported = Conf($"name: yunojuno-uat\n  branch: master\nsettings:\n  LEVEL: {written}", "uat.conf").Has($"[ConfigVar(\"LEVEL\", \"{written}\")]");
        Assert.Equal(written != "1e400.0", imported.Notes.Any(note => note.Contains("compare with 'config diff'", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_Heroku_would_not_take_is_said_where_it_stood() =>
        Conf("name: yunojuno-uat\n  branch: master\nsettings:\n  A-B: 1\n  PORT: 80\n  NONE:\n  LIST: [1]\nmore: 1", "uat.conf")
            .Loses("uat.conf:5:3", "config var 'A-B'. Its name has '-' in it.")
            .Loses("uat.conf:6:3", "config var 'PORT'. Heroku sets it itself")
            .Loses("uat.conf:7:3", "'settings.NONE', which is empty")
            .Loses("uat.conf:8:3", "'settings.LIST', a list or a map")
            .Loses("uat.conf:9:1", "'more', which heroku-tools does not read");

    [Theory]
    [InlineData("DJANGO_SECRET_KEY: tr33house")]
    [InlineData("DATABASE_URL: postgres://u:tr33house@db.example/x")]
    [InlineData("STRANGE: 8f3a9c0d1e2b4tr33house")]
    public void A_secret_is_not_copied_and_its_name_alone_is_told(string setting)
    {
        var name = setting[..setting.IndexOf(':', StringComparison.Ordinal)];
        var imported = Conf($"name: yunojuno-uat\n  branch: master\nsettings:\n  {setting}", "uat.conf");

        imported.Has($"[SecretVar(\"{name}\")]").HasNo("tr33house");
        Assert.Contains(imported.Notes, note => note.StartsWith($"uat.conf:5:3: the value of {name} is not copied", StringComparison.Ordinal));
    }

    [Fact]
    public void An_app_name_that_Heroku_refuses_is_left_out_and_said()
    {
        var imported = Conf("name: Yunojuno_UAT\n  branch: master", "uat.conf").Loses("uat.conf", "'Yunojuno_UAT', which Heroku would refuse. It starts with 'Y'.");
        Assert.DoesNotContain("\n[HerokuApp", imported.Text);
    }

    [Fact]
    public void An_environment_whose_stage_no_name_tells_says_that_it_is_a_guess()
    {
        var imported = Conf("name: yunojuno\n  branch: master", "customers.conf").Has("[Environment(\"customers\", Stage.Production)]");
        Assert.Contains("customers.conf: Stage.Production of customers is a guess: correct it before anything is delivered", imported.Notes);
        Conf("name: yunojuno\n  branch: experiment", "mine.conf").Has("[Environment(\"mine\", Stage.Development)]");
    }

    [Theory]
    [InlineData("", 0, 0, "there is nothing in it")]
    [InlineData("# nothing\n", 0, 0, "there is nothing in it")]
    [InlineData("a: 1", 1, 1, "there is no 'application:'")]
    [InlineData("- a", 1, 1, "there is no 'application:'")]
    [InlineData("application:", 1, 13, "has no names under it")]
    [InlineData("application:\n  branch: x", 1, 1, "does not name its app")]
    [InlineData("application:\n  name: x", 1, 1, "does not name its branch")]
    [InlineData("application:\n  name: x\n  branch: [a]", 3, 11, "does not name its branch")]
    [InlineData("application:\n  name: x\n  branch: a\n  pipeline: True", 4, 3, "no 'upstream'")]
    [InlineData("application:\n  name: x\n  branch: a\nsettings: 3", 4, 11, "'settings:' has no names")]
    [InlineData("application:\n  name: x\n  name: y", 3, 3, "'name' stands there a second time")]
    [InlineData("application:\n\tname: x", 2, 1, "this is no YAML")]
    [InlineData("application: {name: x", 2, 1, "this is no YAML")]
    [InlineData("a: *b", 1, 4, "nothing is called &b above")]
    [InlineData("a: &b\n  c: *b", 2, 6, "nothing is called &b above")]
    [InlineData("a: !ruby/object:Gem x", 1, 4, "a type of its own")]
    [InlineData("? [a]\n: 1", 1, 3, "in place of a name")]
    [InlineData("a: 1\n---\nb: 1", 2, 1, "a second document")]
    public void What_cannot_be_read_is_said_with_its_place(string text, int line, int column, string problem)
    {
        var fault = Imported.Fault("live.conf", text);

        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Fact]
    public void A_file_that_refers_to_itself_over_and_over_is_no_larger_than_it_is()
    {
        var lines = Enumerable.Range(1, 40).Select(level => $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]");
        var text = $"a0: &a0 [x]\n{string.Join('\n', lines)}\napplication:\n  name: shop-uat\n  branch: master\n";

        Assert.Equal(41, Imported.Of("uat.conf", text).Notes.Count);
    }

    [Fact]
    public void Merged_names_count_where_none_stands_beside_them() =>
        Imported.Of("uat.conf", "usual: &usual\n  LEVEL: info\n  LANG: en\napplication:\n  name: shop-uat\n  branch: master\nsettings:\n  <<: *usual\n  LANG: de\n")
            .Has("[ConfigVar(\"LANG\", \"de\")]", "[ConfigVar(\"LEVEL\", \"info\")]");

    [Fact]
    public void What_is_far_too_deep_or_far_too_much_is_refused()
    {
        Assert.Contains("nested more than 64 deep", Imported.Fault("live.conf", $"a: {new string('[', 5_000)}").Problem, StringComparison.Ordinal);
        Assert.Contains("more than 10000 names", Imported.Fault("live.conf", $"a: [{string.Join(',', Enumerable.Repeat("x", 60_000))}]").Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_thousands_of_names_is_carried_over_whole()
    {
        var settings = string.Concat(Enumerable.Range(0, 4_900).Select(number => $"  VAR_{number}: '{number}'\n"));

        var imported = Imported.Of("uat.conf", $"application:\n  name: shop-uat\n  branch: master\nsettings:\n{settings}");

        Assert.Equal(4_900, imported.Text.Split("[ConfigVar(").Length - 1);
        imported.Has("[ConfigVar(\"VAR_4899\", \"4899\")]");
    }

    [Fact]
    public void The_tool_s_own_settings_hold_a_token_and_no_app() =>
        Assert.Contains("heroku-tools' own settings", Imported.Fault(".herokutoolsconf", "settings:\n  heroku_api_token: tr33house\n").Problem, StringComparison.Ordinal);

    private static Imported Conf(string application, string name = "live.conf") => Imported.Of(name, $"application:\n  {application}\n");
}
