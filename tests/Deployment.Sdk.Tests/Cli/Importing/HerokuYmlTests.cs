namespace Deployment.Sdk.Tests.Cli.Importing;

public sealed class HerokuYmlTests
{
    [Fact]
    public void What_an_app_is_made_with_is_declared_and_what_builds_it_stays()
    {
        var imported = Imported.Of("heroku.yml", """
            setup:
              addons:
                - plan: heroku-postgresql
                  as: DATABASE
              config:
                S3_BUCKET: my-example-bucket
                SECRET_KEY: tr33house
                LIST: [1]
              more: 1
            build:
              docker:
                web: Dockerfile
              config:
                RAILS_ENV: production
                NPM_TOKEN: tr33house
            release:
              command:
                - ./deployment-tasks.sh
              image: worker
            run:
              web: bundle exec puma -C config/puma.rb
              worker:
                command:
                  - python worker.py
                image: worker
              we b: x
            strange: 1
            """);

        imported
            .Has("[ConfigVar(\"S3_BUCKET\", \"my-example-bucket\")]", "[SecretVar(\"SECRET_KEY\")]", "[ProcessType(\"web\")]", "[ProcessType(\"worker\")]", "public abstract class App;")
            .Loses("heroku.yml:3:7", "add-on 'heroku-postgresql' as 'DATABASE'")
            .Loses("heroku.yml:8:5", "config var 'LIST', whose value is no text")
            .Loses("heroku.yml:9:3", "'setup.more'")
            .Loses("heroku.yml:10:1", "'build', which stays in heroku.yml and is read with every build, with 'RAILS_ENV', with 'NPM_TOKEN'")
            .Loses("heroku.yml:16:1", "'release', './deployment-tasks.sh': it stays in heroku.yml")
            .Loses("heroku.yml:26:3", "process type 'we b'")
            .Loses("heroku.yml:27:1", "'strange', which Heroku does not read")
            .HasNo("tr33house");
        Assert.DoesNotContain("\n[ReleaseCommand", imported.Text);
        Assert.Contains(imported.Notes, note => note.StartsWith("heroku.yml:15:5: 'NPM_TOKEN' of 'build' looks like a secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", 0, 0, "there is nothing in it")]
    [InlineData("build", 1, 1, "it has no sections")]
    [InlineData("build:\n  - a", 2, 3, "'build:' has no names under it")]
    [InlineData("build: {a: 1\nb: 2", 2, 1, "this is no YAML")]
    public void What_cannot_be_read_is_said_with_its_place(string text, int line, int column, string problem)
    {
        var fault = Imported.Fault("heroku.yml", text);

        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.Equal((line, column), (fault.Line, fault.Column));
    }
}
