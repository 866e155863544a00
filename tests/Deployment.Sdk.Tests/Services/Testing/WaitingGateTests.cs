using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services;

/// <summary>What every gate keeps to that asks an outside service how a commit fared, and waits while it is at work. A service's tests derive from it.</summary>
public abstract class WaitingGateTests : IAsyncLifetime
{
    private protected static readonly string Commit = AppStates.A;

    private readonly FakeService _fake;

    private protected WaitingGateTests(FakeService fake, ServiceBench bench) => (_fake, Bench) = (fake, bench);

    private protected ServiceBench Bench { get; }

    /// <summary>The service's name for people.</summary>
    private protected abstract string Service { get; }

    /// <summary>The variables that it cannot do without; the last one is a secret.</summary>
    private protected abstract IReadOnlyList<string> Required { get; }

    /// <summary>What helps when the service does not know who asks.</summary>
    private protected abstract string Remedy { get; }

    /// <summary>What is said of the commit while it is at work, and when it passed.</summary>
    private protected abstract (string AtWork, string Passed) Said { get; }

    /// <summary>Answers 200 of somebody else, or by halves.</summary>
    private protected abstract IReadOnlyList<string> OfSomebodyElse { get; }

    /// <summary>The gate under test.</summary>
    private protected abstract GateAttribute Gate(int wait = 900);

    /// <summary>Sets the variables that lead to the fake.</summary>
    private protected abstract void Configure(IDictionary<string, string> variables, Uri address);

    /// <summary>The service is at work on the commit.</summary>
    private protected abstract void IsAtWork();

    /// <summary>The commit passed there.</summary>
    private protected abstract void Passes();

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
    public async Task While_it_is_at_work_the_gate_waits_and_says_so_once()
    {
        IsAtWork();
        var asking = Bench.AskingAsync(Gate(), "master", TestContext.Current.CancellationToken);
        for (var waits = 0; waits < 3;)
        {
            var timer = await Bench.Time.NextTimerAsync();
            if (timer != TimeSpan.FromSeconds(32))
            {
                if (++waits == 3)
                {
                    Passes();
                }

                Bench.Time.Advance(timer);
            }
        }

        Assert.Null(await asking);
        Assert.Equal([$"note: waiting for {Service}: {Said.AtWork}", $"note: {Service}: {Said.Passed}"], Bench.Notes);
    }

    [Fact]
    public async Task It_waits_as_long_as_declared_and_no_longer()
    {
        IsAtWork();

        Assert.Equal($"UAT is closed: {Service}: {Said.AtWork} after 60 s", await ReasonAsync(Gate(wait: 60)));
    }

    [Fact]
    public async Task A_credential_that_is_wrong_is_refused_at_once_with_what_helps()
    {
        Bench.Variables[Required[^1]] = "wrong-secret-0123456789";

        var refused = await ReasonAsync(Gate());

        Assert.Contains("answered 401", refused, StringComparison.Ordinal);
        Assert.Contains(Remedy, refused, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", refused, StringComparison.Ordinal);
        Assert.Single(_fake.Requests);
    }

    [Fact]
    public async Task Without_a_credential_the_gate_is_closed_and_nobody_is_asked()
    {
        foreach (var variable in Required)
        {
            Bench.Variables.Remove(variable, out var value);
            Assert.Contains($"{variable} is not set", await ReasonAsync(Gate()), StringComparison.Ordinal);
            Bench.Variables[variable] = value!;
        }

        Assert.Empty(_fake.Requests);
    }

    [Fact]
    public async Task Trouble_that_passes_is_waited_out()
    {
        Passes();
        _fake.Next(StubServer.Status(503), StubServer.Abort, StubServer.Status(500), StubServer.Status(502), StubServer.Status(502));

        Assert.Null(await ReasonAsync(Gate()));
    }

    [Fact]
    public async Task When_it_is_gone_the_gate_is_closed_and_says_so()
    {
        await _fake.DisposeAsync();

        Assert.Contains("no answer from 127.0.0.1", await ReasonAsync(Gate(wait: 30)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_somebody_else_never_opens_the_gate()
    {
        Passes();
        foreach (var body in OfSomebodyElse)
        {
            _fake.Next([.. Enumerable.Repeat(StubServer.Json(200, body), 20)]);
            Assert.Contains($"the answer is not one of {Service}", await ReasonAsync(Gate(wait: 0)), StringComparison.Ordinal);
            _fake.AsUsual();
        }
    }

    [Fact]
    public async Task A_person_who_stops_the_wait_stops_it_at_once()
    {
        _fake.Next(FakeService.Hang);
        using var stop = new CancellationTokenSource();
        var asking = Bench.AskingAsync(Gate(), "master", stop.Token);
        await _fake.Called.WaitAsync(TestContext.Current.CancellationToken);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    private protected async Task<string?> ReasonAsync(GateAttribute gate) => (await Bench.AskAsync(gate))?.Reason;
}
