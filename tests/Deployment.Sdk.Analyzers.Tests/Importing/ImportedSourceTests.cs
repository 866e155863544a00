using Deployment.Sdk.Cli.Importing;

namespace Deployment.Sdk.Analyzers.Tests.Importing;

public sealed class ImportedSourceTests
{
    private const string Live = """
        application:
          name: yunojuno-live
          branch: master
          pipeline: True
          upstream: yunojuno-uat
          add_tag: True
          post_deploy:
            - heroku run python manage.py migrate --app yunojuno-live
        settings:
          DJANGO_DEBUG: False
          DJANGO_SECRET_KEY: tr33house-and-more
        """;

    private const string Uat = """
        application:
          name: yunojuno-uat
          branch: master
        settings:
          DJANGO_DEBUG: yes
          DJANGO_SECRET_KEY: another-tr33house
        """;

    private const string Dev = """
        application:
          name: yunojuno-dev
          branch: dev
        """;

    [Fact]
    public async Task The_three_files_of_YunoJuno_become_the_plan_that_the_team_has()
    {
        var imported = (await ImportedSource.Of(("live.conf", Live), ("uat.conf", Uat), ("dev.conf", Dev))).ThatCompiles();

        Assert.Contains("[TrunkBased(Trunk = \"master\")]\n[Route<Uat>(\"master\")]\n[Route<Dev>(\"dev\")]\n", imported.Text);
        Assert.Contains("[Promotion<Uat, Live>]\n", imported.Text);
        Assert.Contains("[Environment(\"LIVE\", Stage.Production)]\n[HerokuApp(\"yunojuno-live\")]\n", imported.Text);
        Assert.Contains("[ReleaseCommand(\"python manage.py migrate\")]\n", imported.Text);
        Assert.Contains("[SecretVar(\"DJANGO_SECRET_KEY\")]\n", imported.Text);
        Assert.DoesNotContain("tr33house", imported.Text);

        // What the source itself has left open: nobody has to approve what goes to customers.
        Assert.Equal(["DPL3003"], imported.Messages.Where(message => message.Severity > Microsoft.CodeAnalysis.DiagnosticSeverity.Info).Select(message => message.Id));
    }

    [Fact]
    public async Task All_four_formats_become_one_plan()
    {
        const string Travis = """
            deploy:
              provider: heroku
              app: { master: yunojuno-uat, dev: yunojuno-dev, experiment: yunojuno-try }
              run: rake db:migrate
            """;
        const string Json = """{ "name": "YunoJuno", "env": { "DJANGO_DEBUG": { "required": true }, "LANG": "en" }, "formation": { "web": { "quantity": 1 } } }""";
        const string Yml = "setup:\n  config:\n    S3_BUCKET: yunojuno\nrun:\n  web: gunicorn\n  worker: celery\n";

        var imported = (await ImportedSource.Of(("live.conf", Live), ("uat.conf", Uat), (".travis.yml", Travis), ("app.json", Json), ("heroku.yml", Yml))).ThatCompiles();

        Assert.Contains("public sealed partial class Uat : YunoJunoApp;", imported.Text);
        Assert.Contains("[ProcessType(\"web\", Quantity = 1)]\n", imported.Text);

        // app.json asks for it without a value, the .conf have one: it is declared on each environment, and once.
        Assert.Equal(4, imported.Text.Split("Var(\"DJANGO_DEBUG\"").Length - 1);
    }

    public static TheoryData<string, string> Hostile { get; } = new()
    {
        { "live.conf", "application:\n  name: \"a\\\"); System.IO.File.Delete(\\\"x\\\"); //\"\n  branch: master\n" },
        { "live.conf", "application:\n  name: shop-live\n  branch: \"x\\\")] class Evil; [Route<Evil>(\\\"\"\n" },
        { "live.conf", "application:\n  name: shop-live\n  branch: \"a\\nb\"\nsettings:\n  A: \"1\\u2028class Evil;\\r\\nclass Evil2;\"\n  B: \"\\\\\\\"\\0\\x07\"\n" },
        { "live\nclass Evil;\n.conf", "application:\n  name: shop-live\n  branch: master\n" },
        { "{slot}.conf", "application:\n  name: shop-{slot}\n  branch: 'x/{slot}'\n" },
        { "Stage.conf", "application:\n  name: shop-live\n  branch: master\n" },
        { "System.conf", "application:\n  name: shop-live\n  branch: master\n" },
        { "delivery.conf", "application:\n  name: shop-live\n  branch: master\n" },
        { "class.conf", "application:\n  name: shop-live\n  branch: master\n" },
        { "Définition.conf", "application:\n  name: shop-live\n  branch: master\n" },
        { "1.conf", "application:\n  name: shop-live\n  branch: '**'\n" },
        { ".conf", "application:\n  name: xoxb-aaaaaaaaaaaa\n  branch: ghp_0123456789012345678901234567890123456789\n" },
        { "live.conf", "application:\n  name: shop-live\n  branch: refs/heads/master\n  \"x\\ny\": 1\n\"a\\r\\nclass Evil;\": 2\n" },
        { ".travis.yml", "deploy:\n  provider: heroku\n  app: shop\n  on: { all_branches: true }\n" },
        { ".travis.yml", "deploy:\n  provider: heroku\n  app: { master: shop-uat, 'a*': shop-dev, '': shop-x, 'b b': shop-y }\n" },
        { ".travis.yml", "deploy:\n  provider: heroku\n  on: { tags: true }\n" },
        { ".travis.yml", "deploy: heroku\n" },
        { "app.json", "{\"name\":\"\\\"; class Evil;\",\"env\":{\"A\\nB\":\"x\",\"C\":{\"description\":\"\\u2028class Evil;\\u202e\",\"value\":\"\\ud83d\\ude00 \\u0000\"}}}" },
        { "app.json", "{}" },
        { "heroku.yml", "run:\n  \"we\\nb\": x\n  'a\"b': y\n" },
        { "heroku.yml", "build: { docker: { web: Dockerfile } }\n" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Whatever_a_file_holds_stays_a_text(string name, string text)
    {
        var imported = (await ImportedSource.Of((name, text))).ThatCompiles();

        Assert.DoesNotContain(imported.Text.Split('\n'), line => line.StartsWith("class Evil", StringComparison.Ordinal));
        Assert.All(imported.Text.Where(char.IsControl), control => Assert.Equal('\n', control));
    }

    [Fact]
    public async Task Names_that_are_taken_give_way_and_a_further_file_changes_none_of_them()
    {
        (string, string) Conf(string name, string app) => (name, $"application:\n  name: {app}\n  branch: master\n");
        (string, string)[] files = [Conf("uat.conf", "shop-uat"), Conf("UAT.conf", "shop-uat-2"), Conf("u-a-t.conf", "shop-uat-3"), Conf("Delivery.conf", "shop-d")];

        var few = (await ImportedSource.Of(files)).ThatCompiles();
        var more = (await ImportedSource.Of([.. files, Conf("uat.conf", "shop-uat-4")])).ThatCompiles();

        foreach (var line in new[] { "partial class Uat;", "partial class Uat2;", "partial class UAT;", "partial class DeliveryApp;" })
        {
            Assert.Equal(few.Text.Contains(line), more.Text.Contains(line));
        }

        Assert.Contains("[Environment(\"UAT\", Stage.Staging)]\n[HerokuApp(\"shop-uat\")]\npublic sealed partial class Uat;", few.Text);
        Assert.Contains("[HerokuApp(\"shop-uat-2\")]\npublic sealed partial class Uat2;", more.Text);
        Assert.Contains("partial class DeliveryApp;", more.Text);
    }

    [Theory]
    [InlineData("uat.conf", "yunojuno-uat", "live.conf", "yunojuno-live")]
    [InlineData("one.conf", "shop-one", "two.conf", "shop-two")]
    public async Task A_circle_of_promotions_is_left_out_and_said(string first, string firstApp, string second, string secondApp)
    {
        string Conf(string app, string upstream) => $"application:\n  name: {app}\n  branch: master\n  pipeline: true\n  upstream: {upstream}\n";

        var imported = (await ImportedSource.Of((first, Conf(firstApp, secondApp)), (second, Conf(secondApp, firstApp)))).ThatCompiles();

        Assert.Contains(imported.Notes, note => note.Contains("DPL3002", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_branches_into_what_is_promoted_become_one_and_a_note()
    {
        const string Travis = "deploy:\n  provider: heroku\n  app: yunojuno-uat\n  on: { branch: [master, hotfix] }\n";

        var imported = (await ImportedSource.Of(("live.conf", Live), (".travis.yml", Travis))).ThatCompiles();

        Assert.Contains("[Route<Uat>(\"master\")]", imported.Text);
        Assert.DoesNotContain("[Route<Uat>(\"hotfix\")]", imported.Text);
        Assert.Contains(imported.Notes, note => note.StartsWith(".travis.yml:4:26: not carried over: the route of 'hotfix'", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_written_is_the_same_twice()
    {
        string Write()
        {
            var draft = new ImportDraft();
            Assert.Null(Importer.Import("live.conf", Live, null, draft));
            Assert.Null(Importer.Import("uat.conf", Uat, null, draft));
            return PlanWriter.Write(ImportedPlan.Of(draft), ["live.conf", "uat.conf"], isProgram: true);
        }

        Assert.Equal(Write(), Write());
    }
}
