using Deployment.Sdk.Heroku;
using Polly.Timeout;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class TransportFailureTests
{
    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, true, true)]
    [InlineData(HttpRequestError.ConnectionError, true, true)]
    [InlineData(HttpRequestError.ProxyTunnelError, true, true)]
    [InlineData(HttpRequestError.SecureConnectionError, true, false)]
    [InlineData(HttpRequestError.ResponseEnded, false, true)]
    [InlineData(HttpRequestError.InvalidResponse, false, true)]
    [InlineData(HttpRequestError.Unknown, false, true)]
    public void Only_a_call_without_a_connection_was_certainly_never_sent(HttpRequestError error, bool neverSent, bool isPassing)
    {
        var failure = new HttpRequestException(error);

        Assert.Equal((neverSent, isPassing), (TransportFailure.NeverSent(failure), TransportFailure.IsPassing(failure)));
    }

    [Fact]
    public async Task A_connection_that_is_not_made_in_time_carried_nothing()
    {
        using var sockets = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(1),
            ConnectCallback = async (_, cancellationToken) =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return Stream.Null;
            },
        };
        using var client = new HttpMessageInvoker(sockets);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1:9/");

        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.SendAsync(request, TestContext.Current.CancellationToken));

        Assert.True(TransportFailure.NeverSent(failure));
        Assert.True(TransportFailure.IsPassing(failure));
        Assert.Contains("ConnectTimeout", TransportFailure.Describe(failure));
    }

    [Fact]
    public void Silence_after_the_call_was_sent_says_nothing_about_what_was_done()
    {
        Assert.False(TransportFailure.NeverSent(new TimeoutRejectedException()));
        Assert.True(TransportFailure.IsPassing(new TimeoutRejectedException()));
        Assert.False(TransportFailure.NeverSent(new OperationCanceledException()));
        Assert.False(TransportFailure.IsPassing(new OperationCanceledException()));
    }
}
