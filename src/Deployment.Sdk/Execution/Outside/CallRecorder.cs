using System.Globalization;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Notes each call, what it said and how it ended: no header, which holds the credentials.</summary>
internal sealed class CallRecorder(string service, Action<string, string?, string> record, bool isRehearsal) : DelegatingHandler
{
    public const string Rehearsed = "rehearsed";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = $"{request.Method} {request.RequestUri}";
        string? said = null;
        try
        {
            said = await SaidText.OfAsync(request.Content, cancellationToken).ConfigureAwait(false);
            var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            record(call, said, isRehearsal ? Rehearsed : string.Create(CultureInfo.InvariantCulture, $"answered {(int)answer.StatusCode}"));
            return answer;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            record(call, said, "given up");
            throw;
        }
        catch (Exception failure)
        {
            record(call, said, $"no answer from {service}: {TransportFailure.Describe(failure)}");
            throw;
        }
    }
}
