using Deployment.Sdk.Execution;
using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Tests.Execution.Running;

public sealed class PatienceTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _stop = new();
    private int _sent = 3;
    private int _told;

    public void Dispose() => _stop.Dispose();

    [Fact]
    public void Before_anything_was_sent_it_stops_at_once()
    {
        using var patience = Begin();

        _stop.Cancel();

        Assert.True(patience.Token.IsCancellationRequested);
        Assert.Equal(0, _told);
    }

    [Fact]
    public void What_was_sent_has_a_minute_to_end()
    {
        using var patience = Begin();
        _sent++;

        _stop.Cancel();
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(patience.Token.IsCancellationRequested);
        Assert.Equal(1, _told);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(patience.Token.IsCancellationRequested);
    }

    [Fact]
    public void One_that_ended_hears_nothing_more()
    {
        var patience = Begin();
        _sent++;
        patience.Dispose();

        _stop.Cancel();
        _time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(0, _told);
    }

    [Fact]
    public void One_that_begins_after_the_stop_does_not_begin()
    {
        _stop.Cancel();
        using var patience = Begin();

        Assert.True(patience.Token.IsCancellationRequested);
    }

    private Patience Begin() => new(() => _sent, _time, () => _told++, _stop.Token);
}
