using System.Text;
using CsCheck;
using Deployment.Sdk.Services.Bitbucket;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services.Bitbucket;

public sealed class BitbucketTests : ObserverServiceTests
{
    private readonly FakeBitbucket _bitbucket;

    public BitbucketTests()
        : this(new FakeBitbucket(), new ServiceBench())
    {
    }

    private BitbucketTests(FakeBitbucket fake, ServiceBench bench)
        : base(fake, bench) => _bitbucket = fake;

    private protected override BitbucketAttribute Observer { get; } = new("yunojuno", "platform");

    private protected override (string Name, string Value) Credential => ("BITBUCKET_ACCESS_TOKEN", FakeBitbucket.Token);

    private protected override string Secret => FakeBitbucket.Token;

    private protected override bool IsRepeatable => true;

    private protected override IReadOnlyList<DeliveryEventKind> Told =>
        [
            DeliveryEventKind.Started, DeliveryEventKind.WaitingForApproval, DeliveryEventKind.Succeeded, DeliveryEventKind.Failed,
            DeliveryEventKind.RolledBack, DeliveryEventKind.Frozen, DeliveryEventKind.RuleForced,
        ];

    private protected override void Configure(IDictionary<string, string> variables, Uri address)
    {
        variables["BITBUCKET_API_URL"] = $"{address}2.0/";
        variables["BITBUCKET_ACCESS_TOKEN"] = FakeBitbucket.Token;
    }

    private protected override Func<HttpContext, Task> Throttle(int seconds) => StubServer.Json(
        429, """{"type":"error","error":{"message":"Rate limit for this resource has been exceeded"}}""", ("Retry-After", $"{seconds}"));

    private protected override void AssertHarmless(string body) =>
        Assert.Equal("UAT: the delivery of bbbbbbbbbbbb failed", Assert.Single(_bitbucket.Statuses).Value.GetProperty("description").GetString());

    [Theory]
    [InlineData(DeliveryEventKind.Started, "INPROGRESS")]
    [InlineData(DeliveryEventKind.WaitingForApproval, "INPROGRESS")]
    [InlineData(DeliveryEventKind.Succeeded, "SUCCESSFUL")]
    [InlineData(DeliveryEventKind.Failed, "FAILED")]
    [InlineData(DeliveryEventKind.RolledBack, "FAILED")]
    [InlineData(DeliveryEventKind.Frozen, "STOPPED")]
    public async Task Each_event_has_its_state(DeliveryEventKind kind, string state)
    {
        await Bench.TellAsync(Observer, Happenings.Of(kind));

        var status = Assert.Single(_bitbucket.Statuses).Value;
        Assert.Equal(
            (state, "yunojuno: UAT", "https://ci.example/builds/7?a=1&b=2", "master"),
            (
                status.GetProperty("state").GetString(),
                status.GetProperty("name").GetString(),
                status.GetProperty("url").GetString(),
                status.GetProperty("refname").GetString()));
    }

    [Fact]
    public async Task A_delivery_that_goes_on_overwrites_its_status_and_another_environment_has_its_own()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started) with { Environment = "LIVE" });

        Assert.Equal(["SUCCESSFUL", "INPROGRESS"], _bitbucket.Statuses.Values.Select(status => status.GetProperty("state").GetString()));
    }

    [Fact]
    public void A_key_is_never_too_long_and_no_two_environments_share_one() =>
        Gen.Select(Gen.String, Gen.String, Gen.String).Sample((pipeline, one, other) =>
            BitbucketStatus.KeyOf(pipeline, one) is { Length: <= 40 } key
            && key.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '/')
            && (one == other || key != BitbucketStatus.KeyOf(pipeline, other)));

    [Fact]
    public void Environments_that_begin_alike_have_keys_of_their_own() =>
        Assert.NotEqual(
            BitbucketStatus.KeyOf("yunojuno", "review-of-a-very-long-branch-name-1"), BitbucketStatus.KeyOf("yunojuno", "review-of-a-very-long-branch-name-2"));

    [Fact]
    public async Task A_delivery_from_outside_CI_leads_to_the_app()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started) with { BuildUrl = null });
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started) with { Environment = "LIVE", BuildUrl = null, WebUrl = null });

        Assert.Equal(
            ["https://yunojuno-uat.example/", "https://dashboard.heroku.com/apps/yunojuno-uat"],
            _bitbucket.Statuses.Values.Select(status => status.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task An_accounts_token_goes_with_its_e_mail()
    {
        Bench.Variables.Remove("BITBUCKET_ACCESS_TOKEN");
        Bench.Variables["BITBUCKET_API_TOKEN"] = FakeBitbucket.Token;
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));
        Assert.Contains("BITBUCKET_USER_EMAIL is not set", Assert.Single(Bench.Notes), StringComparison.Ordinal);

        Bench.Variables["BITBUCKET_USER_EMAIL"] = "ada@yunojuno.example";
        _bitbucket.Authorization = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"ada@yunojuno.example:{FakeBitbucket.Token}"))}";
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Single(_bitbucket.Statuses);
    }

    [Fact]
    public async Task A_refused_token_is_told_from_an_app_password()
    {
        Bench.Variables["BITBUCKET_ACCESS_TOKEN"] = "another-token-0123456789";

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Contains("answered 401", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains("app passwords ended on 28 July 2026", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_that_was_never_pushed_is_reported()
    {
        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started) with { Commit = new string('d', 40) });

        Assert.Contains("answered 404", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Contains("no such repository, commit or issue", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bitbuckets_own_timeout_is_passing_trouble()
    {
        _bitbucket.Next(StubServer.Status(555));

        await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started));

        Assert.Empty(Bench.Notes);
        Assert.Single(_bitbucket.Statuses);
    }

    [Fact]
    public async Task A_refusal_that_names_no_time_is_waited_out_by_the_second()
    {
        _bitbucket.Next(StubServer.Status(429), StubServer.Status(429));

        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], await Bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Started)));
        Assert.Empty(Bench.Notes);
    }

    [Fact]
    public async Task What_arrived_is_tagged_by_environment_and_release()
    {
        await Bench.TellAsync(new BitbucketTagAttribute("yunojuno", "platform"), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Empty(Bench.Notes);
        Assert.Equal(new KeyValuePair<string, string>("UAT-v13", AppStates.B), Assert.Single(_bitbucket.Tags));
    }

    [Fact]
    public async Task Only_a_success_is_tagged()
    {
        foreach (var kind in Enum.GetValues<DeliveryEventKind>().Where(kind => kind != DeliveryEventKind.Succeeded))
        {
            await Bench.TellAsync(new BitbucketTagAttribute("yunojuno", "platform"), Happenings.Of(kind));
        }

        Assert.Empty(_bitbucket.Requests);
    }

    [Fact]
    public async Task A_tag_that_is_there_already_is_fine_and_one_elsewhere_is_never_moved()
    {
        await Bench.TellAsync(new BitbucketTagAttribute("yunojuno", "platform"), Happenings.Of(DeliveryEventKind.Succeeded));
        await Bench.TellAsync(new BitbucketTagAttribute("yunojuno", "platform"), Happenings.Of(DeliveryEventKind.Succeeded));
        Assert.Empty(Bench.Notes);

        await Bench.TellAsync(
            new BitbucketTagAttribute("yunojuno", "platform"), Happenings.Of(DeliveryEventKind.Succeeded) with { Commit = new string('c', 40) });

        Assert.Equal(AppStates.B, Assert.Single(_bitbucket.Tags).Value);
        Assert.Contains("tag UAT-v13 is at bbbbbbbbbbb", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_may_have_another_name_and_no_environment_breaks_it()
    {
        await Bench.TellAsync(
            new BitbucketTagAttribute("yunojuno", "platform") { Name = "release/{environment}/{date}-{commit}" },
            Happenings.Of(DeliveryEventKind.Succeeded) with { Environment = "dev 1..x" });

        Assert.Equal("release/dev-1--x/2026-03-02-bbbbbbbbbbbb", Assert.Single(_bitbucket.Tags).Key);
    }

    [Fact]
    public async Task A_token_that_may_not_tag_is_told_which_scope_it_lacks()
    {
        _bitbucket.MayWrite = false;

        await Bench.TellAsync(new BitbucketTagAttribute("yunojuno", "platform"), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("write:repository:bitbucket", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_may_have_been_made_is_not_made_again()
    {
        _bitbucket.Next(StubServer.Status(404), StubServer.Abort);

        await Bench.TellAsync(new BitbucketTagAttribute("yunojuno", "platform"), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal(2, _bitbucket.Requests.Count);
        Assert.Contains("no answer from 127.0.0.1", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsed_tag_is_looked_up_and_made()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };

        await rehearsal.TellAsync(new BitbucketTagAttribute("yunojuno", "platform"), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal(
            [
                "GET https://api.bitbucket.org/2.0/repositories/yunojuno/platform/refs/tags/UAT-v13",
                "POST https://api.bitbucket.org/2.0/repositories/yunojuno/platform/refs/tags",
            ],
            rehearsal.Calls.Select(call => call.Call));
    }
}
