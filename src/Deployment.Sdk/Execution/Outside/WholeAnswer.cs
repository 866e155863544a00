namespace Deployment.Sdk.Execution;

/// <summary>Reads an answer whole, and no more than a limit, so that an attempt is over when its answer is there.</summary>
internal sealed class WholeAnswer : DelegatingHandler
{
    /// <summary>The largest answer that is read: the line report of a large project at Codecov is some tens of megabytes.</summary>
    private const int LargestAnswer = 64 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        await answer.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken).ConfigureAwait(false);
        return answer;
    }
}
