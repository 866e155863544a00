using System.Net;
using System.Text.Json.Nodes;
using Deployment.Sdk.Emulator.Tests.Support;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class AddOnTests
{
    private const string Dev = TestPlan.Dev;
    private const string Uat = TestPlan.Uat;
    private const string Order = """{"plan":"heroku-postgresql:essential-0"}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_add_on_is_provisioned_a_stage_later_and_then_sets_its_address_with_a_release()
    {
        await using var rig = await Rig.StartAsync();

        var ordered = await rig.PostAsync($"/apps/{Dev}/addons", Order);
        var early = await rig.GetAsync($"/apps/{Dev}/config-vars");
        var provisioned = await EndOfAsync(rig, $"/apps/{Dev}/addons/{ordered["id"]}");

        Assert.Equal("provisioning", ordered["state"]!.GetValue<string>());
        Assert.Empty(early.AsObject());
        Assert.Equal("provisioned", provisioned["state"]!.GetValue<string>());
        Assert.Equal("DATABASE_URL", Assert.Single(provisioned["config_vars"]!.AsArray())!.GetValue<string>());
        Assert.Equal(
            "rehearsal-only-not-a-real-DATABASE_URL",
            (await rig.GetAsync($"/apps/{Dev}/config-vars"))["DATABASE_URL"]!.GetValue<string>());
        Assert.Equal(
            $"@ref:{ordered["name"]} completed provisioning, setting DATABASE_URL.",
            (await rig.CurrentAsync(Dev))["description"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_attachment_to_another_app_sets_the_address_there_and_takes_it_away_again()
    {
        await using var rig = await Rig.StartAsync();
        var addOn = await ProvisionAsync(rig, Dev);

        var attached = await rig.PostAsync(
            "/addon-attachments", $$$"""{"addon":"{{{addOn["name"]}}}","app":{"name":"{{{Uat}}}"},"name":"SHARED"}""");
        var config = await rig.GetAsync($"/apps/{Uat}/config-vars");
        var onUat = await rig.GetAsync($"/apps/{Uat}/addons");
        await rig.SendAsync(HttpMethod.Delete, $"/addon-attachments/{attached["id"]}", null);

        Assert.Equal(Dev, attached["addon"]!["app"]!["name"]!.GetValue<string>());
        Assert.Equal(Uat, attached["app"]!["name"]!.GetValue<string>());
        Assert.True(config.AsObject().ContainsKey("SHARED_URL"));
        Assert.Equal(addOn["id"]!.GetValue<string>(), Assert.Single(onUat.AsArray())!["id"]!.GetValue<string>());
        Assert.False((await rig.GetAsync($"/apps/{Uat}/config-vars")).AsObject().ContainsKey("SHARED_URL"));
        Assert.Equal($"Detach SHARED (@ref:{addOn["name"]})", (await rig.CurrentAsync(Uat))["description"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_second_database_is_attached_under_the_name_of_a_colour()
    {
        await using var rig = await Rig.StartAsync();
        await ProvisionAsync(rig, Dev);

        var second = await ProvisionAsync(rig, Dev);

        Assert.Matches("^DATABASE_[A-Z]+_URL$", Assert.Single(second["config_vars"]!.AsArray())!.GetValue<string>());
    }

    [Fact]
    public async Task Deleting_an_add_on_takes_it_from_every_app()
    {
        await using var rig = await Rig.StartAsync();
        var addOn = await ProvisionAsync(rig, Dev);
        await rig.PostAsync("/addon-attachments", $$"""{"addon":"{{addOn["id"]}}","app":"{{Uat}}"}""");

        var deleted = await rig.SendAsync(HttpMethod.Delete, $"/apps/{Dev}/addons/{addOn["name"]}", null);

        Assert.Equal("deprovisioned", deleted["state"]!.GetValue<string>());
        Assert.Empty((await rig.GetAsync("/addons")).AsArray());
        Assert.Empty((await rig.GetAsync("/addon-attachments")).AsArray());
        Assert.False((await rig.GetAsync($"/apps/{Dev}/config-vars")).AsObject().ContainsKey("DATABASE_URL"));
        Assert.False((await rig.GetAsync($"/apps/{Uat}/config-vars")).AsObject().ContainsKey("DATABASE_URL"));
    }

    [Fact]
    public async Task A_text_resolves_to_what_it_names_an_add_on_or_an_attachment_of_an_app()
    {
        await using var rig = await Rig.StartAsync();
        var addOn = await ProvisionAsync(rig, Dev);
        string[] texts = [addOn["name"]!.GetValue<string>(), "DATABASE", "DATABASE_URL", $"{Dev}::DATABASE"];

        foreach (var text in texts)
        {
            var found = await rig.PostAsync(
                "/actions/addons/resolve", $$"""{"addon":"{{text}}","app":"{{Dev}}","addon_service":null}""", HttpStatusCode.OK);
            Assert.Equal(addOn["id"]!.GetValue<string>(), Assert.Single(found.AsArray())!["id"]!.GetValue<string>());
        }

        await rig.PostAsync("/actions/addons/resolve", $$"""{"addon":"DATABASE","app":"{{Uat}}"}""", HttpStatusCode.NotFound);
        await rig.PostAsync("/actions/addons/resolve", """{"addon":"DATABASE"}""", HttpStatusCode.NotFound);
        var attachment = await rig.PostAsync(
            "/actions/addon-attachments/resolve", $$"""{"addon_attachment":"DATABASE","app":"{{Dev}}"}""", HttpStatusCode.OK);
        Assert.Equal("DATABASE", Assert.Single(attachment.AsArray())!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"plan":"Not A Plan"}""")]
    [InlineData("""{"plan":7}""")]
    [InlineData("""{"plan":"heroku-redis","attachment":{"name":"9 lives"}}""")]
    public async Task An_order_that_says_no_plan_or_no_legal_name_is_refused(string body)
    {
        await using var rig = await Rig.StartAsync();

        await rig.PostAsync($"/apps/{Dev}/addons", body, HttpStatusCode.UnprocessableEntity);

        Assert.Empty((await rig.GetAsync("/addons")).AsArray());
    }

    [Fact]
    public async Task What_was_being_provisioned_at_the_stop_is_provisioned_after_the_next_start()
    {
        var folder = Rig.NewFolder();
        JsonNode ordered;
        await using (var rig = await Rig.StartAsync(folder: folder))
        {
            ordered = await rig.PostAsync($"/apps/{Dev}/addons", Order);
        }

        await using (var again = await Rig.StartAsync(folder: folder))
        {
            await EndOfAsync(again, $"/addons/{ordered["id"]}");
            Assert.True((await again.GetAsync($"/apps/{Dev}/config-vars")).AsObject().ContainsKey("DATABASE_URL"));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_add_on_that_the_plan_declares_is_attached_to_every_app_of_its_environment()
    {
        var folder = Rig.NewFolder();
        var uat = TestPlan.Environment(
            "UAT",
            Stage.Staging,
            new HerokuAppAttribute("bakery-uat"),
            new HerokuAppAttribute("bakery-jobs"),
            new AddonAttachmentAttribute("DATABASE", "postgresql-curved-12345"));
        var plan = new Plan("bakery") { Routes = [new Route("master", uat)] };
        for (var start = 0; start < 2; start++)
        {
            await using var emulator = await HerokuEmulator.StartAsync(new RehearsalOptions(plan, folder), cancellationToken: Ct);
            using var http = new HttpClient { BaseAddress = emulator.Api };
            http.DefaultRequestHeaders.Authorization = new("Bearer", emulator.Token);
            http.DefaultRequestHeaders.Accept.ParseAdd("application/vnd.heroku+json; version=3");

            var addOns = await Rig.ReadAsync(await http.GetAsync("/apps/bakery-jobs/addons", Ct), HttpStatusCode.OK);
            var attachments = await Rig.ReadAsync(await http.GetAsync("/addon-attachments", Ct), HttpStatusCode.OK);

            var addOn = Assert.Single(addOns.AsArray())!;
            Assert.Equal("postgresql-curved-12345", addOn["name"]!.GetValue<string>());
            Assert.Equal("heroku-postgresql", addOn["addon_service"]!["name"]!.GetValue<string>());
            Assert.Equal("bakery-uat", addOn["app"]!["name"]!.GetValue<string>());
            Assert.Equal("provisioned", addOn["state"]!.GetValue<string>());
            Assert.Equal(2, attachments.AsArray().Count);
            var releases = await Rig.ReadAsync(await http.GetAsync("/apps/bakery-jobs/releases", Ct), HttpStatusCode.OK);
            Assert.Equal(2, releases.AsArray().Count);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<JsonNode> ProvisionAsync(Rig rig, string app)
    {
        var ordered = await rig.PostAsync($"/apps/{app}/addons", Order);
        return await EndOfAsync(rig, $"/addons/{ordered["id"]}");
    }

    private static async Task<JsonNode> EndOfAsync(Rig rig, string path)
    {
        while (true)
        {
            var addOn = await rig.GetAsync(path);
            if (addOn["state"]!.GetValue<string>() != "provisioning")
            {
                return addOn;
            }

            rig.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
    }
}
