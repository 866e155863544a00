namespace Deployment.Sdk.Execution;

/// <summary>Answers in place of a service; there is no network below it.</summary>
internal sealed class RehearsalHandler(OutsideService service) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answer = service.Rehearse(request);
        answer.RequestMessage = request;
        return Task.FromResult(answer);
    }
}
