using System.Net.Http.Headers;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// One attempt of a call: gives it its token and its id, reads the whole answer, and notes whether it may have been acted upon, what
/// Heroku warns of and how many calls are left.
/// </summary>
/// <param name="endpoint">The only place that the token is sent to.</param>
/// <param name="budget">Is told how many calls are left.</param>
/// <param name="person">Is told Heroku's warnings.</param>
internal sealed class AttemptHandler(HerokuEndpoint endpoint, RateBudget budget, IOperator person) : DelegatingHandler
{
    /// <summary>The largest answer that is read: a list of 1000 releases is well below 2 MB.</summary>
    private const int LargestAnswer = 32 * 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is not { IsAbsoluteUri: true } uri || !endpoint.IsApi(uri))
        {
            throw new InvalidOperationException($"A call to another place than {endpoint.Api} would have carried the token there.");
        }

        var call = HerokuCall.Of(request);
        if (CallFence.Current is { } fence)
        {
            await PassAsync(fence, call, cancellationToken).ConfigureAwait(false);
            request.Headers.Remove("User-Agent");
            request.Headers.TryAddWithoutValidation("User-Agent", fence.UserAgent);
        }

        request.Headers.Remove("Request-Id");
        request.Headers.TryAddWithoutValidation("Request-Id", call.RequestId);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", endpoint.Token);
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken).ConfigureAwait(false);
            call.MayHaveActed |= (int)response.StatusCode >= 500;
            NextRange.Attach(response);
            if (!call.HasLeft)
            {
                budget.Observe(response);
                Warnings.Tell(response, person);
            }

            return response;
        }
        catch (Exception failure)
        {
            call.MayHaveActed |= !TransportFailure.NeverSent(failure);
            throw;
        }
    }

    private static async Task PassAsync(CallFence fence, HerokuCall call, CancellationToken cancellationToken)
    {
        try
        {
            await fence.PassAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            call.Withheld = reason;
            throw;
        }
    }
}
