using System.Net;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class RangeTests
{
    private const string Releases = $"/apps/{TestPlan.Dev}/releases";

    [Theory]
    [InlineData("version ..; order=desc,max=2", "5,4", HttpStatusCode.PartialContent)]
    [InlineData("version ..; max=2, order=desc", "5,4", HttpStatusCode.PartialContent)]
    [InlineData("version;max=2,order=desc", "5,4", HttpStatusCode.PartialContent)]
    [InlineData("version ..; max=2;", "1,2", HttpStatusCode.PartialContent)]
    [InlineData("version ..; order=desc", "5,4,3,2,1", HttpStatusCode.OK)]
    [InlineData("version ..", "1,2,3,4,5", HttpStatusCode.OK)]
    [InlineData("version 2..4", "2,3,4", HttpStatusCode.OK)]
    [InlineData("version ]2..; max=1000", "3,4,5", HttpStatusCode.OK)]
    public async Task A_list_is_sorted_and_cut_as_its_range_says_in_every_spelling(string range, string versions, HttpStatusCode status)
    {
        await using var rig = await WithFiveReleasesAsync();

        using var answer = await rig.ListAsync(Releases, range);

        Assert.Equal(versions, await VersionsAsync(answer, status));
        Assert.Equal("id, version", string.Join(", ", answer.Headers.GetValues("Accept-Ranges")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("; order=desc")]
    public async Task The_next_range_leads_through_the_whole_list(string order)
    {
        await using var rig = await WithFiveReleasesAsync();
        var range = $"version ..; max=2{order}";
        var seen = new List<string>();

        while (true)
        {
            using var answer = await rig.ListAsync(Releases, range);
            var isLast = answer.StatusCode == HttpStatusCode.OK;
            seen.Add(await VersionsAsync(answer, isLast ? HttpStatusCode.OK : HttpStatusCode.PartialContent));
            if (isLast)
            {
                Assert.False(answer.Headers.Contains("Next-Range"));
                break;
            }

            range = string.Join(", ", answer.Headers.GetValues("Next-Range"));
        }

        Assert.Equal(order.Length == 0 ? ["1,2", "3,4", "5"] : ["5,4", "3,2", "1"], seen);
    }

    [Fact]
    public async Task Without_a_range_the_order_is_that_of_ids_as_Heroku_has_it()
    {
        await using var rig = await WithFiveReleasesAsync();

        var releases = await rig.GetAsync(Releases);

        var ids = releases.AsArray().Select(release => release!["id"]!.GetValue<string>()).ToArray();
        Assert.Equal(5, ids.Length);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task A_page_has_two_hundred_entries_unless_told()
    {
        await using var rig = await Rig.StartAsync();
        foreach (var number in Enumerable.Range(2, 200))
        {
            await rig.PatchAsync($"/apps/{TestPlan.Dev}/config-vars", $$"""{"N":"{{number}}"}""");
        }

        using var first = await rig.Http.GetAsync(Releases, TestContext.Current.CancellationToken);
        using var second = await rig.ListAsync(Releases, string.Join(", ", first.Headers.GetValues("Next-Range")));
        using var all = await rig.ListAsync(Releases, "version ..; max=1000");

        Assert.Equal(200, (await Rig.ReadAsync(first, HttpStatusCode.PartialContent)).AsArray().Count);
        Assert.Single((await Rig.ReadAsync(second, HttpStatusCode.OK)).AsArray());
        Assert.Equal(201, (await Rig.ReadAsync(all, HttpStatusCode.OK)).AsArray().Count);
        Assert.Equal("version 1..201", string.Join(", ", all.Content.Headers.GetValues("Content-Range")));
    }

    [Theory]
    [InlineData("colour ..")]
    [InlineData("version ..; max=0")]
    [InlineData("version ..; max=1001")]
    [InlineData("version ..; max=many")]
    [InlineData("version ..; order=sideways")]
    [InlineData("version 5")]
    public async Task A_range_that_makes_no_sense_is_not_satisfiable(string range)
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await rig.ListAsync(Releases, range);

        var error = await Rig.ReadAsync(answer, HttpStatusCode.RequestedRangeNotSatisfiable);
        Assert.Equal("requested_range_not_satisfiable", error["id"]!.GetValue<string>());
    }

    private static async Task<Rig> WithFiveReleasesAsync()
    {
        var rig = await Rig.StartAsync();
        foreach (var name in new[] { "A", "B", "C", "D" })
        {
            await rig.PatchAsync($"/apps/{TestPlan.Dev}/config-vars", $$"""{"{{name}}":"1"}""");
        }

        return rig;
    }

    private static async Task<string> VersionsAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var releases = await Rig.ReadAsync(answer, status);
        return string.Join(',', releases.AsArray().Select(release => release!["version"]!.GetValue<int>()));
    }
}
