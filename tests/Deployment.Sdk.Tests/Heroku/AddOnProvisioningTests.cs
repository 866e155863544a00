using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class AddOnProvisioningTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_is_waited_for_ever_less_often_until_it_is_ready()
    {
        await using var server = await ServerAsync([.. Enumerable.Repeat("provisioning", 6), "provisioned"]);
        var time = new StepTime(TimeLimits.Call, TimeLimits.Read);
        using var heroku = server.Connect();

        var work = new AddOnProvisioning(heroku.Reader, time).WaitAsync("yunojuno-uat", "postgresql-curved-1", TimeSpan.FromHours(1), Cancel);
        var waits = await time.PassAsync(work);

        var ended = await work;
        Assert.True(ended.IsReady);
        Assert.Equal("postgresql-curved-1", ended.AddOn?.Name);
        Assert.Equal([1, 2, 4, 8, 15, 15], waits.Select(wait => wait.TotalSeconds));
        Assert.All(server.Requests, request => Assert.Equal("GET /apps/yunojuno-uat/addons/postgresql-curved-1", request.ToString()));
    }

    [Fact]
    public async Task A_database_that_is_never_ready_is_given_up_with_the_reason()
    {
        await using var server = await ServerAsync("provisioning");
        var time = new StepTime();
        using var heroku = server.Connect();

        var ended = await time.RunAsync(() => new AddOnProvisioning(heroku.Reader, time)
            .WaitAsync("yunojuno-uat", "postgresql-curved-1", TimeSpan.FromSeconds(20), Cancel));

        Assert.False(ended.IsReady);
        Assert.Equal("the add-on postgresql-curved-1 of yunojuno-uat is still provisioning after 20 s", ended.Problem);
        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task A_word_that_is_not_known_is_not_ready()
    {
        await using var server = await ServerAsync("ready");
        using var heroku = server.Connect();

        var ended = await new AddOnProvisioning(heroku.Reader, TimeProvider.System).WaitAsync("yunojuno-uat", "db", TimeSpan.Zero, Cancel);

        Assert.Contains("is still ready after 0 s", ended.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, """{"id":"1","name":"db","state":"deprovisioned"}""")]
    [InlineData(404, """{"id":"not_found","message":"Couldn't find that add-on.","resource":"add_on"}""")]
    [InlineData(410, """{"id":"gone","message":"Gone."}""")]
    public async Task A_database_that_could_not_be_made_is_not_waited_for(int status, string body)
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(status, body));
        using var heroku = server.Connect();

        var ended = await new AddOnProvisioning(heroku.Reader, TimeProvider.System).WaitAsync("yunojuno-uat", "db", TimeSpan.FromHours(1), Cancel);

        Assert.Equal("the add-on db of yunojuno-uat could not be made, or is gone", ended.Problem);
        Assert.Single(server.Requests);
    }

    private static Task<StubServer> ServerAsync(params string[] states) => StubServer.StartAsync(
        [.. states.Select(state => StubServer.Json(200, $$"""{"id":"1","name":"postgresql-curved-1","state":"{{state}}"}"""))]);
}
