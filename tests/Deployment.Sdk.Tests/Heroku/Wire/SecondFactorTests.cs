using Deployment.Sdk.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class SecondFactorTests
{
    private const string Code = "314159";
    private const string AppJson = """{"id":"a1","name":"live"}""";

    private readonly HashSet<string> _authorised = [];
    private readonly StepTime _time = new(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_is_authorised_by_the_code_and_the_call_made_again_without_it()
    {
        await using var server = await ParanoidAsync();
        var person = new StubOperator(Code);
        using var heroku = server.Connect(person: person);

        await heroku.Writer.UpdateConfigVarsAsync("live", new Dictionary<string, string?> { ["A"] = "1" }, Cancel);

        Assert.Equal(
            ["PATCH /apps/live/config-vars", "PUT /apps/live/pre-authorizations", "PATCH /apps/live/config-vars"],
            server.Requests.Select(request => request.ToString()));
        Assert.Equal([null, Code, null], server.Requests.Select(request => request["Heroku-Two-Factor-Code"]));
        Assert.Equal(["""{"A":"1"}""", "", """{"A":"1"}"""], server.Requests.Select(request => request.Text));
        Assert.All(server.Requests, request => Assert.Equal($"Bearer {StubServer.Token}", request["Authorization"]));
        Assert.Equal("application/vnd.heroku+json; version=3", server.Requests[1]["Accept"]);
        Assert.Equal(server.Requests[0]["Request-Id"], server.Requests[2]["Request-Id"]);
        Assert.Equal(["PATCH /apps/live/config-vars"], person.Asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_no_app_is_named_the_code_goes_with_the_call(bool byHeader)
    {
        await using var server = await StubServer.StartAsync((request, context) => request["Heroku-Two-Factor-Code"] == Code
            ? StubServer.Json(200, """{"id":"u1","email":"ada@yunojuno.example"}""")(context)
            : (byHeader
                ? StubServer.Json(403, """{"id":"forbidden","message":"No."}""", ("Heroku-Two-Factor-Required", "true"))
                : StubServer.Json(403, """{"id":"two_factor","message":"A second authentication factor is required."}"""))(context));
        using var heroku = server.Connect(person: new StubOperator(Code));

        Assert.Equal("ada@yunojuno.example", (await heroku.Reader.GetAccountAsync(Cancel)).Email);

        Assert.Equal(["GET /account", "GET /account"], server.Requests.Select(request => request.ToString()));
        Assert.Equal([null, Code], server.Requests.Select(request => request["Heroku-Two-Factor-Code"]));
    }

    [Fact]
    public async Task Calls_side_by_side_ask_once()
    {
        await using var server = await ParanoidAsync();
        var person = new StubOperator(Code);
        using var heroku = server.Connect(person: person);

        var apps = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => heroku.Reader.GetAppAsync("live", Cancel)));

        Assert.All(apps, app => Assert.Equal("live", app.Name));
        Assert.Single(person.Asked);
        Assert.Single(server.Requests, request => request.Method == "PUT");
    }

    [Fact]
    public async Task Each_app_is_authorised_by_itself()
    {
        await using var server = await ParanoidAsync();
        var person = new StubOperator(Code, Code);
        using var heroku = server.Connect(person: person);

        await heroku.Reader.GetAppAsync("live", Cancel);
        await heroku.Reader.GetAppAsync("live-eu", Cancel);

        Assert.Equal(
            ["/apps/live/pre-authorizations", "/apps/live-eu/pre-authorizations"],
            server.Requests.Where(request => request.Method == "PUT").Select(request => request.Target));
    }

    [Fact]
    public async Task A_promotion_is_authorised_for_one_protected_target_after_the_other()
    {
        string[] targets = ["live-eu", "live-us", "live-ap"];
        await using var server = await PromotingAsync(targets);
        var person = new StubOperator(Code, Code, Code);
        using var heroku = server.Connect(person: person);

        var promotion = await heroku.Writer.CreatePromotionAsync(PromotionRequest.Of("p1", "a1", "r1", targets), Cancel);

        Assert.Equal("pp1", promotion.Id);
        Assert.Equal(
            [
                "POST /pipeline-promotions", "PUT /apps/live-eu/pre-authorizations",
                "POST /pipeline-promotions", "PUT /apps/live-us/pre-authorizations",
                "POST /pipeline-promotions", "PUT /apps/live-ap/pre-authorizations", "POST /pipeline-promotions",
            ],
            server.Requests.Select(request => request.ToString()));
        Assert.Equal(targets.Select(target => $"POST /pipeline-promotions (app {target})"), person.Asked);
    }

    [Fact]
    public async Task Whoever_has_a_code_for_the_first_target_only_is_not_authorised()
    {
        await using var server = await PromotingAsync("live-eu", "live-us");
        var person = new StubOperator(Code, null);
        using var heroku = server.Connect(person: person);

        var failure = await Assert.ThrowsAsync<HerokuException>(
            () => heroku.Writer.CreatePromotionAsync(PromotionRequest.Of("p1", "a1", "r1", ["live-eu", "live-us"]), Cancel));

        Assert.Equal((true, false), (failure.IsNotAuthorised, failure.MayHaveActed));
        Assert.Equal(2, person.Asked.Count);
    }

    [Fact]
    public async Task Heroku_that_goes_on_asking_for_an_app_that_is_authorised_is_not_answered_for_ever()
    {
        await using var server = await StubServer.StartAsync((request, context) => request.Method == "PUT"
            ? StubServer.Json(200, "{}")(context)
            : StubServer.Json(403, """{"id":"two_factor","message":"Code.","app":{"name":"live"}}""")(context));
        var person = new StubOperator(Code, Code, Code, Code);
        using var heroku = server.Connect(person: person);

        for (var call = 1; call <= 2; call++)
        {
            await Assert.ThrowsAsync<HerokuException>(() => heroku.Writer.CreateReleaseAsync("live", new ReleaseRequest("s1"), Cancel));

            Assert.Equal(call, person.Asked.Count);
        }
    }

    [Fact]
    public async Task A_code_of_a_moment_ago_is_tried_before_a_person_is_asked_again_and_an_old_one_is_not()
    {
        await using var server = await StubServer.StartAsync((request, context) => request["Heroku-Two-Factor-Code"] is { } code
            ? StubServer.Json(200, $$"""{"id":"u1","email":"{{code}}@yunojuno.example"}""")(context)
            : StubServer.Json(403, """{"id":"two_factor","message":"Code."}""")(context));
        var person = new StubOperator("111111", "222222");
        using var heroku = server.Connect(_time, person);

        await heroku.Reader.GetAccountAsync(Cancel);
        Assert.StartsWith("111111", (await heroku.Reader.GetAccountAsync(Cancel)).Email);
        Assert.Single(person.Asked);

        _time.Advance(TimeSpan.FromSeconds(31));
        Assert.StartsWith("222222", (await heroku.Reader.GetAccountAsync(Cancel)).Email);
        Assert.Equal(2, person.Asked.Count);
    }

    [Fact]
    public async Task A_wrong_code_is_the_end_of_the_call_and_stands_in_no_message()
    {
        await using var server = await StubServer.StartAsync((request, context) => request.Method == "PUT"
            ? StubServer.Json(403, """{"id":"two_factor","message":"Wrong code.","app":{"name":"live"}}""")(context)
            : StubServer.Json(403, """{"id":"two_factor","message":"Code.","app":{"name":"live"}}""")(context));
        var person = new StubOperator(Code, Code);
        using var heroku = server.Connect(person: person);

        var failure = await Assert.ThrowsAsync<HerokuException>(
            () => heroku.Writer.CreateReleaseAsync("live", new ReleaseRequest("s1"), Cancel));

        Assert.Single(person.Asked);
        Assert.StartsWith("PUT /apps/live/pre-authorizations: Heroku answered 403 (two_factor): Wrong code.", failure.Message);
        Assert.True(failure.IsNotAuthorised);
        Assert.False(failure.MayHaveActed);
        Assert.DoesNotContain(Code, failure.ToString());
    }

    [Fact]
    public async Task Nobody_to_ask_is_not_authorised_and_names_the_way_out()
    {
        await using var server = await ParanoidAsync();
        using var heroku = server.Connect();

        var failure = await Assert.ThrowsAsync<HerokuException>(
            () => heroku.Writer.CreateReleaseAsync("live", new ReleaseRequest("s1"), Cancel));

        Assert.Single(server.Requests);
        Assert.Equal((403, "two_factor", true, false), (failure.Status, failure.Id, failure.IsNotAuthorised, failure.MayHaveActed));
        Assert.Contains("from a terminal", failure.Remedy);
        Assert.Contains("heroku authorizations:create", failure.Remedy);
    }

    [Fact]
    public async Task A_call_that_may_have_been_acted_upon_is_not_made_again_with_a_code()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Status(503), StubServer.Json(403, """{"id":"two_factor","message":"Code.","app":{"name":"live"}}"""));
        var person = new StubOperator(Code);
        using var heroku = server.Connect(_time, person);

        var switching = heroku.Writer.UpdateAppAsync("live", new AppUpdate(true), Cancel);
        await _time.PassAsync(switching);
        var failure = await Assert.ThrowsAsync<HerokuException>(() => switching);

        Assert.True(failure.MayHaveActed);
        Assert.Empty(person.Asked);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Whoever_does_not_answer_is_not_waited_for_for_ever()
    {
        await using var server = await ParanoidAsync();
        using var heroku = server.Connect(_time, new Silent());

        var call = heroku.Writer.CreateReleaseAsync("live", new ReleaseRequest("s1"), CancellationToken.None);
        Assert.Equal([TimeLimits.Person], await _time.PassAsync(call));

        Assert.True((await Assert.ThrowsAsync<HerokuException>(() => call)).IsNotAuthorised);
    }

    [Fact]
    public async Task Another_403_asks_nobody()
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(403, """{"id":"forbidden","message":"No."}"""));
        var person = new StubOperator(Code);
        using var heroku = server.Connect(person: person);

        await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetAppAsync("live", Cancel));

        Assert.Empty(person.Asked);
    }

    [Fact]
    public async Task The_code_stays_here_when_a_redirect_leads_away()
    {
        await using var elsewhere = await StubServer.StartAsync(StubServer.Json(200, """{"id":"u1","email":"x@yunojuno.example"}"""));
        await using var server = await StubServer.StartAsync((request, context) => request["Heroku-Two-Factor-Code"] == Code
            ? StubServer.Status(302, ("Location", elsewhere.Address.AbsoluteUri))(context)
            : StubServer.Json(403, """{"id":"two_factor","message":"Code."}""")(context));
        using var heroku = server.Connect(person: new StubOperator(Code));

        await heroku.Reader.GetAccountAsync(Cancel);

        Assert.DoesNotContain(Assert.Single(elsewhere.Requests).Headers, header => header.Value.Contains(Code));
    }

    [Fact]
    public async Task A_name_in_the_answer_cannot_break_out_of_its_place_in_the_path()
    {
        await using var server = await StubServer.StartAsync((request, context) => request.Method == "PUT"
            ? StubServer.Json(404, """{"id":"not_found","message":"No."}""")(context)
            : StubServer.Json(403, """{"id":"two_factor","message":"Code.","app":{"name":"x/../../account?y#z"}}""")(context));
        using var heroku = server.Connect(person: new StubOperator(Code));

        await Assert.ThrowsAsync<HerokuException>(() => heroku.Reader.GetAppAsync("live", Cancel));

        Assert.Equal("/apps/x%2F..%2F..%2Faccount%3Fy%23z/pre-authorizations", server.Requests[1].Target);
    }

    private sealed class Silent : IOperator
    {
        public void Warn(string text)
        {
        }

        public void Tell(string text)
        {
        }

        public Task<string?> SecondFactorAsync(string call, CancellationToken cancellationToken) =>
            new TaskCompletionSource<string?>().Task.WaitAsync(cancellationToken);
    }

    /// <summary>Promotes once every target is authorised, and until then names the first that is not, as Heroku does.</summary>
    private Task<StubServer> PromotingAsync(params string[] targets) => StubServer.StartAsync((request, context) =>
    {
        lock (_authorised)
        {
            if (request.Method == "PUT")
            {
                _authorised.Add(request.Target.Split('/')[2]);
                return StubServer.Json(200, "{}")(context);
            }

            return targets.FirstOrDefault(target => !_authorised.Contains(target)) is { } next
                ? StubServer.Json(403, $$$"""{"id":"two_factor","message":"Code.","app":{"name":"{{{next}}}"}}""")(context)
                : StubServer.Json(201, """{"id":"pp1","status":"pending"}""")(context);
        }
    });

    /// <summary>Answers for an app only once its pre-authorization came with the right code.</summary>
    private Task<StubServer> ParanoidAsync() => StubServer.StartAsync((request, context) =>
    {
        var app = request.Target.Split('/')[2];
        lock (_authorised)
        {
            if (request.Method == "PUT" && request["Heroku-Two-Factor-Code"] == Code)
            {
                _authorised.Add(app);
                return StubServer.Json(StatusCodes.Status200OK, "{}")(context);
            }

            return _authorised.Contains(app)
                ? StubServer.Json(StatusCodes.Status200OK, request.Method == "GET" ? AppJson : """{"A":"1"}""")(context)
                : StubServer.Json(
                    StatusCodes.Status403Forbidden,
                    $$$"""{"id":"two_factor","message":"A second authentication factor is required.","app":{"id":"a","name":"{{{app}}}"}}""",
                    ("Heroku-Two-Factor-Required", "true"))(context);
        }
    });
}
