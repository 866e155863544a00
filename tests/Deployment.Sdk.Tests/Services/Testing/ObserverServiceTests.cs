using System.Text;
using Deployment.Sdk.Tests.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Services;

/// <summary>What every observer that tells an outside service keeps to, whatever the service. A service's tests derive from it.</summary>
public abstract class ObserverServiceTests : IAsyncLifetime
{
    private readonly FakeService _fake;

    private protected ObserverServiceTests(FakeService fake, ServiceBench bench) => (_fake, Bench) = (fake, bench);

    private protected ServiceBench Bench { get; }

    /// <summary>The observer under test.</summary>
    private protected abstract ObserverAttribute Observer { get; }

    /// <summary>The variable that holds the credential, and its value.</summary>
    private protected abstract (string Name, string Value) Credential { get; }

    /// <summary>What of the credential must be seen by nobody.</summary>
    private protected abstract string Secret { get; }

    /// <summary>The kinds of event that it tells of; it passes over the others in silence.</summary>
    private protected virtual IReadOnlyList<DeliveryEventKind> Told => Enum.GetValues<DeliveryEventKind>();

    /// <summary>How many calls one event takes.</summary>
    private protected virtual int CallsPerEvent => 1;

    /// <summary>How many calls the end of a delivery takes whose beginning was told.</summary>
    private protected virtual int CallsPerLaterEvent => CallsPerEvent;

    /// <summary>Whether its first call comes out the same when it arrives twice.</summary>
    private protected virtual bool IsRepeatable => false;

    private DeliveryEventKind Usual => Told[0];

    /// <summary>Sets the variables that lead to the fake.</summary>
    private protected abstract void Configure(IDictionary<string, string> variables, Uri address);

    /// <summary>A refusal for being called too often that asks for some seconds of patience.</summary>
    private protected abstract Func<HttpContext, Task> Throttle(int seconds);

    /// <summary>Asserts that text from outside is only text in what was sent.</summary>
    private protected abstract void AssertHarmless(string body);

    /// <summary>An event of the kind that the service can do something with.</summary>
    private protected virtual DeliveryEvent Complete(DeliveryEvent happening) => happening;

    public async ValueTask InitializeAsync()
    {
        await _fake.StartAsync();
        Configure(Bench.Variables, _fake.Address);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Bench.Dispose();
        await _fake.DisposeAsync();
    }

    [Fact]
    public void It_declares_every_variable_that_it_reads_and_which_are_secret()
    {
        var declared = Observer.Variables.ToDictionary(variable => variable.Name, StringComparer.Ordinal);

        Assert.All(Bench.Variables.Keys, name => Assert.Contains(name, declared.Keys));
        Assert.True(declared[Credential.Name].IsSecret);
    }

    [Theory]
    [MemberData(nameof(Happenings.Kinds), MemberType = typeof(Happenings))]
    public async Task Every_kind_of_event_is_taken(DeliveryEventKind kind)
    {
        await TellAsync(kind);

        Assert.Empty(Bench.Notes);
        Assert.Equal(Told.Contains(kind) ? CallsPerEvent : 0, _fake.Requests.Count);
        Assert.Equal(_fake.Requests.Count, Bench.Calls.Count);
        Assert.All(Bench.Calls, call => Assert.Contains("answered 2", call.Outcome, StringComparison.Ordinal));
        var what = kind is DeliveryEventKind.FreezeBegan or DeliveryEventKind.FreezeEnded ? "UAT" : "bbbbbbbbbbbb";
        Assert.Equal(Told.Contains(kind), _fake.Requests.Any(request => request.Text.Contains(what, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Text_from_outside_is_only_text()
    {
        await Bench.TellAsync(
            Observer, Complete(Happenings.Hostile(Told.Contains(DeliveryEventKind.Failed) ? DeliveryEventKind.Failed : Usual)));

        Assert.Empty(Bench.Notes);
        Assert.Equal(CallsPerEvent, _fake.Requests.Count);
        AssertHarmless(string.Join('\n', _fake.Requests.Select(request => request.Text)));
    }

    [Fact]
    public async Task When_called_too_often_it_waits_as_long_as_it_is_asked_to()
    {
        _fake.Next(Throttle(3));

        var waits = await TellAsync(Usual);

        Assert.Equal([TimeSpan.FromSeconds(3)], waits);
        Assert.Empty(Bench.Notes);
        Assert.Equal(1 + CallsPerEvent, _fake.Requests.Count);
    }

    [Fact]
    public async Task A_longer_wait_than_a_delivery_has_time_for_is_reported()
    {
        _fake.Next(Throttle(60));

        var waits = await TellAsync(Usual);

        Assert.Empty(waits);
        Assert.Contains("answered 429", Assert.Single(Bench.Notes), StringComparison.Ordinal);
        Assert.Single(_fake.Requests);
    }

    [Fact]
    public async Task A_message_that_may_have_arrived_is_sent_again_only_where_that_is_harmless()
    {
        _fake.Next(StubServer.Text(500, "rollup_error"), StubServer.Abort);

        await TellAsync(Usual);
        if (IsRepeatable)
        {
            Assert.Empty(Bench.Notes);
            Assert.Equal(2 + CallsPerEvent, _fake.Requests.Count);
            return;
        }

        await TellAsync(Told[^1]);

        Assert.Equal(2, _fake.Requests.Count);
        Assert.Collection(
            Bench.Notes,
            note => Assert.Contains("was not told: ", note, StringComparison.Ordinal),
            note => Assert.Contains("no answer from 127.0.0.1", note, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_that_is_down_is_tried_again_and_then_reported()
    {
        await _fake.DisposeAsync();

        var waits = await TellAsync(Usual);

        Assert.Equal(3, waits.Count);
        Assert.Contains("no answer from 127.0.0.1", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_never_answers_costs_the_budget_and_no_more()
    {
        _fake.Next(FakeService.Hang);
        var telling = Bench.TellingAsync(Observer, Complete(Happenings.Of(Usual)));
        await _fake.Called.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(telling.IsCompleted);

        Bench.Time.Advance(TimeSpan.FromSeconds(10));
        await telling.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        Assert.Contains("was not told within 10 s", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_in_the_middle_of_a_call_it_stops_at_once_and_calls_no_more()
    {
        _fake.Next(FakeService.Hang);
        using var stop = new CancellationTokenSource();
        var observing = Bench.ObservingAsync(Observer, Complete(Happenings.Of(Usual)), stop.Token);
        await _fake.Called.WaitAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => observing.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Single(_fake.Requests);
    }

    [Fact]
    public async Task Cancelled_while_it_waits_to_call_again_it_stops_at_once_and_calls_no_more()
    {
        _fake.Next(Throttle(3));
        using var stop = new CancellationTokenSource();
        var observing = Bench.ObservingAsync(Observer, Complete(Happenings.Of(Usual)), stop.Token);
        while (await Bench.Time.NextTimerAsync() != TimeSpan.FromSeconds(3))
        {
        }

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => observing.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Single(_fake.Requests);
    }

    [Theory]
    [InlineData("<html>Please sign in to the guest network</html>")]
    [InlineData("{\"half\": ")]
    public async Task An_answer_that_is_not_the_services_own_is_reported(string body)
    {
        _fake.Next(StubServer.Text(200, body));

        await TellAsync(Usual);

        Assert.Contains("the answer is not one of", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_takes_no_credential_along()
    {
        _fake.Next(StubServer.Status(307, ("Location", $"{_fake.Address}elsewhere")));

        await TellAsync(Usual);

        Assert.Single(_fake.Requests);
        Assert.Contains("answered 307", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_repeats_the_secret_does_not_tell_it()
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{Secret}"));
        _fake.Next(StubServer.Text(400, $"bad token {Secret} {Uri.EscapeDataString(Secret)} {base64}"));

        await TellAsync(Usual);

        var all = string.Join('\n', [.. Bench.Notes, .. Bench.Calls.Select(call => call.ToString())]);
        Assert.Contains("answered 400", all, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain(base64[8..^4], all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_variable_nothing_is_sent_and_the_variable_is_named()
    {
        Bench.Variables.Remove(Credential.Name);

        await TellAsync(Usual);

        Assert.Empty(_fake.Requests);
        Assert.Contains($"{Credential.Name} is not set", Assert.Single(Bench.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://service.example/hook")]
    [InlineData("http://localhost:1/hook")]
    [InlineData("ftp://127.0.0.1/hook")]
    [InlineData("https://user:secret-password@service.example/")]
    [InlineData("not an address")]
    public async Task An_address_that_a_secret_may_not_go_to_gets_nothing(string address)
    {
        Configure(Bench.Variables, new Uri("http://127.0.0.1:1/"));
        foreach (var (name, value) in Bench.Variables.ToArray().Where(variable => variable.Value.StartsWith("http", StringComparison.Ordinal)))
        {
            Bench.Variables[name] = address;
        }

        await TellAsync(Usual);

        Assert.Empty(Bench.Calls);
        var note = Assert.Single(Bench.Notes);
        Assert.Matches("must be https|must not hold|not an absolute address|no token has", note);
        Assert.DoesNotContain("secret-password", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_reads_no_secret_sends_nothing_and_records_what_it_would_have_sent()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };
        Configure(rehearsal.Variables, _fake.Address);

        await rehearsal.TellAsync(Observer, Complete(Happenings.Of(DeliveryEventKind.Started)));
        await rehearsal.TellAsync(Observer, Complete(Happenings.Of(DeliveryEventKind.Succeeded)));

        Assert.Empty(_fake.Requests);
        Assert.Empty(rehearsal.Notes);
        Assert.Equal(
            [
                .. Enumerable.Repeat("started UAT", Told.Contains(DeliveryEventKind.Started) ? CallsPerEvent : 0),
                .. Enumerable.Repeat("deployed UAT", CallsPerLaterEvent),
            ],
            rehearsal.Calls.Select(call => call.Event));
        Assert.All(rehearsal.Calls, call =>
        {
            Assert.Equal("rehearsed", call.Outcome);
            Assert.Matches("^(GET|POST|PUT) http", call.Call);
            Assert.DoesNotContain(Secret, call.ToString(), StringComparison.Ordinal);
        });
    }

    private Task<IReadOnlyList<TimeSpan>> TellAsync(DeliveryEventKind kind) => Bench.TellAsync(Observer, Complete(Happenings.Of(kind)));
}
