using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Execution.Running;

/// <summary>A stream that stays open and silent, as a broken router leaves it.</summary>
public sealed class OutputFollowingTests
{
    private readonly StepTime _time = new();
    private readonly RecordingLog _log = new();

    [Fact]
    public async Task A_silent_stream_is_left_when_what_wrote_to_it_has_ended()
    {
        await using var server = await SilentAsync();
        var asked = 0;

        await FollowAsync(server, TimeSpan.FromHours(1), _ => Task.FromResult(++asked == 2), TestContext.Current.CancellationToken);

        Assert.Equal(2, asked);
        Assert.Contains(_log.Lines, line => line.Contains("the only line", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_silent_stream_is_left_at_the_limit()
    {
        await using var server = await SilentAsync();

        await FollowAsync(server, TimeSpan.FromMinutes(1), _ => Task.FromResult(false), TestContext.Current.CancellationToken);

        Assert.Contains(_log.Lines, line => line.Contains("the only line", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_stops_the_delivery_stops_following()
    {
        await using var server = await SilentAsync();
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FollowAsync(
            server,
            TimeSpan.FromHours(1),
            _ =>
            {
                stop.Cancel();
                return Task.FromResult(false);
            },
            stop.Token));
    }

    private async Task FollowAsync(
        StubServer server, TimeSpan limit, Func<CancellationToken, Task<bool>> hasEnded, CancellationToken cancellationToken)
    {
        using var heroku = server.Connect();
        using var http = new HttpClient();
        var target = new Target(SamplePlan.Uat(), null);
        var scope = new RunScope(
            target,
            new Revision(new string('a', 40), "master", GitReference.Branch("master"), RevisionOrigin.Git, Trigger.Manual),
            heroku,
            null!,
            new KnownVersions([]),
            null,
            _log,
            http,
            _time,
            IsRehearsal: false,
            "run");
        var following = OutputFollowing.FollowAsync(
            scope,
            new Uri(server.Address, "/stream"),
            limit,
            async token =>
            {
                // The clock is the test's; the line comes over a real socket.
                while (_log.Lines.Count == 0)
                {
                    await Task.Yield();
                }

                return await hasEnded(token);
            },
            cancellationToken);
        await _time.PassAsync(following);
        await following;
    }

    private static Task<StubServer> SilentAsync() => StubServer.StartAsync(async (_, context) =>
    {
        context.Response.ContentType = "text/plain";
        await context.Response.WriteAsync("the only line\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
    });
}
