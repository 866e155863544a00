using Deployment.Sdk.Emulator.Semantics;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Http;

/// <summary>
/// <c>If-Match</c>: something is done only while what stands at its address is what the client has seen. Such requests come one
/// at a time, so of two that saw the same, one is done; a request without the header is not held up and may come between.
/// </summary>
internal sealed class Preconditions : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <param name="call">The request.</param>
    /// <param name="read">What a <c>GET</c> of the address answers; null where there is none.</param>
    /// <param name="act">What the request does.</param>
    public async Task<Answer> RunAsync(Call call, Func<Call, Task<Answer>>? read, Func<Call, Task<Answer>> act)
    {
        var header = call.Http.Request.Headers.IfMatch;
        if (header.Count == 0)
        {
            return await act(call).ConfigureAwait(false);
        }

        await _gate.WaitAsync(call.Http.RequestAborted).ConfigureAwait(false);
        try
        {
            var seen = read is null ? null : await read(call).ConfigureAwait(false);
            if (seen is { IsSuccess: false })
            {
                // Nothing stands there; how that is said does not depend on the condition.
                return seen;
            }

            return seen is not null && EntityTag.IsMet(header, seen.Tag)
                ? await act(call).ConfigureAwait(false)
                : new Refusal(StatusCodes.Status412PreconditionFailed, "precondition_failed", "It is no longer what If-Match names.");
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
