using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.EndToEnd.Tests.Services;

/// <summary>What other tools were told, imported by the program, compiled, and planned with.</summary>
public sealed class ImportedPlanTests
{
    [Fact]
    public Task Configuration_of_heroku_tools_becomes_a_program_that_plans_its_deploys_and_promotions() => ImportedAsync(
        [
            ("live.conf", "application:\n  name: yunojuno-live\n  branch: master\n  pipeline: True\n  upstream: yunojuno-uat\n  add_tag: True\nsettings:\n  DJANGO_DEBUG: False\n  DJANGO_SECRET_KEY: tr33house-and-more\n"),
            ("uat.conf", "application:\n  name: yunojuno-uat\n  branch: master\nsettings:\n  DJANGO_DEBUG: yes\n  DJANGO_SECRET_KEY: another-tr33house\n"),
            ("dev.conf", "application:\n  name: yunojuno-dev\n  branch: dev\n"),
        ],
        ("master", "yunojuno-uat"));

    [Fact]
    public Task A_Travis_section_an_app_json_and_a_heroku_yml_become_one_program_that_plans() => ImportedAsync(
        [
            (".travis.yml", "deploy:\n  provider: heroku\n  app: { main: shop-uat, dev: shop-dev }\n  run: rake db:migrate\n"),
            ("app.json", """{ "name": "Shop", "env": { "RAILS_ENV": "production", "SECRET_KEY_BASE": { "generator": "secret" } }, "formation": { "web": { "quantity": 1 } } }"""),
            ("heroku.yml", "setup:\n  config:\n    S3_BUCKET: shop\nrun:\n  web: puma\n  worker: sidekiq\n"),
        ],
        ("main", "shop-uat"));

    private static async Task ImportedAsync((string Name, string Text)[] files, (string Branch, string App) planned)
    {
        var stop = TestContext.Current.CancellationToken;
        using var repository = TemporaryRepository.Create();
        using var remote = TemporaryRepository.CreateBare();
        repository.AddRemote(remote);
        repository.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: run\nworker: work\n"));
        repository.Git("checkout", "--quiet", "-B", planned.Branch);
        repository.Push(planned.Branch);
        foreach (var (name, text) in files)
        {
            await File.WriteAllTextAsync(Path.Combine(repository.Path, name), text, stop);
        }

        using var sample = new Sample(repository, "Served");
        var imported = (await sample.RunAsync(["import", .. files.Select(file => file.Name), "--out", "deploy/deploy.cs"])).Exits(0).Says("written: deploy/deploy.cs");
        var source = await File.ReadAllTextAsync(Path.Combine(repository.Path, "deploy", "deploy.cs"), stop);
        Assert.DoesNotContain("tr33house", source + imported.Output + imported.Error, StringComparison.Ordinal);
        using var program = await ImportedProgram.CompileAsync(source);
        using var team = Sample.At(repository, program.Path);

        var plan = (await team.RunAsync("plan", "--branch", planned.Branch, "--rehearse", "--json")).Exits(0).Json.GetProperty("deliveries").EnumerateArray().Single();

        Assert.Equal(planned.App, Assert.Single(plan.GetProperty("apps").EnumerateArray()).GetString());
        Assert.Contains(plan.GetProperty("steps").EnumerateArray(), step => step.GetProperty("description").GetString()!.StartsWith("build ", StringComparison.Ordinal));
        (await team.RunAsync("explain", "nothing/here")).Exits(3);
    }
}
