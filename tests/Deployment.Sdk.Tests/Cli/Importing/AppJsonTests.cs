namespace Deployment.Sdk.Tests.Cli.Importing;

public sealed class AppJsonTests
{
    [Fact]
    public void What_every_app_needs_is_a_base_class() =>
        Json(""" "name": "Small Shop", "env": { "LANG": "en", "LEVEL": { "value": "info" } }, "formation": { "web": { "quantity": 2, "size": "standard-1x" }, "worker": {} } """)
            .Has(
                "[DeploymentPlan(\"small-shop\")]",
                "[ConfigVar(\"LANG\", \"en\")]",
                "[ConfigVar(\"LEVEL\", \"info\")]",
                "[ProcessType(\"web\", Quantity = 2, Size = \"standard-1x\")]",
                "[ProcessType(\"worker\")]",
                "public abstract class SmallShopApp;");

    [Fact]
    public void A_variable_that_must_be_there_is_a_secret_of_Heroku_s()
    {
        var imported = Json("""
            "env": {
              "MADE_UP": { "generator": "secret" },
              "ASKED": { "description": "from the bank", "required": true },
              "ASKED_BY_DEFAULT": {},
              "OPTIONAL": { "required": false },
              "EMPTY": { "value": "" }
            }
            """);

        imported.Has("[SecretVar(\"MADE_UP\")]", "[SecretVar(\"ASKED\")]", "[SecretVar(\"ASKED_BY_DEFAULT\")]", "[ConfigVar(\"EMPTY\", \"\")]", "// 'ASKED': 'from the bank' (app.json:4:29)")
            .Loses("app.json:6:3", "config var 'OPTIONAL', which need not be there");
        Assert.Contains("app.json:3:3: MADE_UP: Heroku makes it up when it makes an app; for any other, set it once", imported.Notes);

        // What app.json itself explains is for readers of the class.
        Assert.DoesNotContain(imported.Notes, note => note.Contains("from the bank", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_of_names_is_what_a_review_app_gets_from_its_parent() => Json(""" "env": ["AWS_KEY", 3] """).Has("[SecretVar(\"AWS_KEY\")]");

    [Fact]
    public void Secrets_are_not_copied_from_wherever_they_stand() =>
        Json("""
            "env": {
              "DATABASE_URL": "postgres://u:tr33house@db/x",
              "API_TOKEN": { "value": "tr33house", "description": "ghp_0123456789012345678901234567890123456789" }
            },
            "buildpacks": [{ "url": "https://u:tr33house@git.example/x" }],
            "scripts": { "postdeploy": "curl https://u:tr33house@x.example" },
            "addons": ["heroku:tr33house0123456789012"]
            """).Has("[SecretVar(\"DATABASE_URL\")]", "[SecretVar(\"API_TOKEN\")]").HasNo("tr33house").HasNo("ghp_");

    [Fact]
    public void What_is_set_on_each_app_is_said_with_what_to_do() =>
        Json("""
            "addons": ["heroku-postgresql:mini", { "plan": "heroku-redis", "as": "CACHE" }, {}],
            "buildpacks": [{ "url": "heroku/ruby" }],
            "scripts": { "postdeploy": "rake db:seed", "pr-predestroy": "x" },
            "environments": { "review": { "env": { "LANG": "de" } }, "test": {}, "other": 1 },
            "stack": "heroku-24", "website": "https://shop.example", "unheard": 1
            """)
            .Loses("app.json:2:12", "add-on 'heroku-postgresql:mini'")
            .Loses("app.json:2:38", "add-on 'heroku-redis' as 'CACHE'")
            .Loses("app.json:2:81", "an add-on without a plan")
            .Loses("app.json:3:16", "buildpack 'heroku/ruby' is set on each app")
            .Loses("app.json:4:14", "'rake db:seed': Heroku runs it once")
            .Loses("app.json:4:44", "'scripts.pr-predestroy'")
            .Loses("app.json:5:19", "'environments.review'")
            .Loses("app.json:5:40", "config var 'LANG' of 'environments.review'")
            .Loses("app.json:5:58", "'environments.test'")
            .Loses("app.json:5:70", "'environments.other'")
            .Loses("app.json:6:1", "'stack', which is set on each app")
            .Loses("app.json:6:23", "'website', which Heroku shows on its button")
            .Loses("app.json:6:58", "'unheard'");

    [Fact]
    public void What_makes_no_sense_is_said_and_the_rest_is_there() =>
        Json("""
            "env": { "A": { "value": [1] }, "A-B": "x", "C": { "value": "1", "more": 2 } },
            "formation": { "web": 3, "we b": {}, "a": { "quantity": "many" }, "b": { "quantity": -1 } }
            """)
            .Loses("app.json:2:10", "'env.A', whose value is no text")
            .Loses("app.json:2:33", "config var 'A-B'")
            .Loses("app.json:2:66", "'env.C.more'")
            .Loses("app.json:3:16", "'formation.web', which is no object")
            .Loses("app.json:3:26", "process type 'we b'")
            .Loses("app.json:3:57", "the quantity of 'a'")
            .Has("[ConfigVar(\"C\", \"1\")]", "[ProcessType(\"a\")]");

    [Theory]
    [InlineData("", 0, 0, "there is nothing in it")]
    [InlineData("  \n", 0, 0, "there is nothing in it")]
    [InlineData("[]", 1, 1, "it is no object")]
    [InlineData("null", 1, 1, "it is no object")]
    [InlineData("{\n  \"env\": 3\n}", 2, 10, "'env' is not an object")]
    [InlineData("{\n  \"é\": 1,\n  \"é\": 2\n}", 3, 3, "stands there a second time")]
    [InlineData("{\n  \"a\": 1,\n}", 3, 1, "this is no JSON")]
    [InlineData("{\n  \"éé\": tr33house\n}", 2, 11, "this is no JSON")]
    [InlineData("{}{}", 1, 3, "this is no JSON")]
    [InlineData("{\"a\": \"\\ud83d\"}", 1, 7, "half of a character")]
    [InlineData("// a comment\n{}", 1, 1, "this is no JSON")]
    public void What_cannot_be_read_is_said_with_its_place(string text, int line, int column, string problem)
    {
        var fault = Imported.Fault("app.json", text);

        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("tr33house", fault.Problem, StringComparison.Ordinal);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }

    [Fact]
    public void What_is_far_too_deep_or_far_too_much_is_refused()
    {
        Assert.Contains("nested more than 64 deep", Imported.Fault("app.json", $"{{\"a\": {new string('[', 5_000)}").Problem, StringComparison.Ordinal);
        Assert.Contains("more than 10000 names", Imported.Fault("app.json", $"{{\"a\": [{string.Join(',', Enumerable.Repeat("1", 60_000))}]}}").Problem, StringComparison.Ordinal);
    }

    private static Imported Json(string members) => Imported.Of("app.json", $"{{\n{members}\n}}");
}
