using System.Globalization;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Notes each call and how it ended: method and address, no header and no body, which hold the credentials.</summary>
internal sealed class CallRecorder(string service, Action<string, string> record, bool isRehearsal) : DelegatingHandler
{
    public const string Rehearsed = "rehearsed";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = $"{request.Method} {request.RequestUri}";
        try
        {
            var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            record(call, isRehearsal ? Rehearsed : string.Create(CultureInfo.InvariantCulture, $"answered {(int)answer.StatusCode}"));
            return answer;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            record(call, "given up");
            throw;
        }
        catch (Exception failure)
        {
            record(call, $"no answer from {service}: {TransportFailure.Describe(failure)}");
            throw;
        }
    }
}
