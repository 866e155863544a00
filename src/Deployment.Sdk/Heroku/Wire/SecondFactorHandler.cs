using System.Collections.Concurrent;
using System.Net;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Answers Heroku when it wants the second factor of the account: the code goes to the app that the answer names, which lets the
/// same call pass without it; where no app is named it goes with the call. A person is asked once for each call and app, and only if
/// the call was certainly not acted upon.
/// </summary>
/// <param name="person">Is asked for the code.</param>
/// <param name="time">The clock by which a code grows old.</param>
internal sealed class SecondFactorHandler(IOperator person, TimeProvider time) : DelegatingHandler
{
    /// <summary>A code of an authenticator is valid for about so long.</summary>
    private static readonly TimeSpan CodeLifetime = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly AsyncLocal<bool> _isAnswering = new();
    private readonly ConcurrentDictionary<string, bool> _authorised = new(StringComparer.Ordinal);
    private (string Code, long Typed)? _last;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!await IsAskedForAsync(response).ConfigureAwait(false) || HerokuCall.Of(request).MayHaveActed)
        {
            return response;
        }

        // Before a change is made again, the app is looked at within that call: it must not wait for itself.
        if (_isAnswering.Value)
        {
            return await AnswerAsync(request, response, cancellationToken).ConfigureAwait(false);
        }

        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        _isAnswering.Value = true;
        try
        {
            return await AnswerAsync(request, response, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _one.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<HttpResponseMessage> AnswerAsync(
        HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // A call may be about several apps, such as the targets of a promotion; each answer names one that is not authorised yet.
        var repeated = new HashSet<string>(StringComparer.Ordinal);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        while (await IsAskedForAsync(response).ConfigureAwait(false) && !HerokuCall.Of(request).MayHaveActed)
        {
            if ((await HerokuFailures.ReadAsync(response).ConfigureAwait(false))?.App?.Name is not { } app)
            {
                return await AnswerWithCallAsync(request, response, cancellationToken).ConfigureAwait(false);
            }

            // The code may have been typed for another call while this one waited for its turn.
            if (!(_authorised.ContainsKey(app) && repeated.Add(app)))
            {
                if (!asked.Add(app) || await CodeAsync(request, app, cancellationToken).ConfigureAwait(false) is not { } code)
                {
                    return response;
                }

                var authorised = await AuthoriseAsync(request, app, code, cancellationToken).ConfigureAwait(false);
                if (!authorised.IsSuccessStatusCode)
                {
                    response.Dispose();
                    return authorised;
                }

                authorised.Dispose();
                _authorised[app] = true;
                repeated.Add(app);
            }

            response = await RepeatAsync(request, response, null, cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private async Task<HttpResponseMessage> AnswerWithCallAsync(
        HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (RecentCode() is { } recent)
        {
            response = await RepeatAsync(request, response, recent, cancellationToken).ConfigureAwait(false);
            if (!await IsAskedForAsync(response).ConfigureAwait(false))
            {
                return response;
            }
        }

        if (await CodeAsync(request, null, cancellationToken).ConfigureAwait(false) is not { } code)
        {
            return response;
        }

        _last = (code, time.GetTimestamp());
        return await RepeatAsync(request, response, code, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> CodeAsync(HttpRequestMessage request, string? app, CancellationToken cancellationToken)
    {
        // Nobody else gets the environment while a person is waited for under its lock.
        var most = CallFence.Current is { } fence && fence.Patience < TimeLimits.Person ? fence.Patience : TimeLimits.Person;
        if (most <= TimeSpan.Zero)
        {
            return null;
        }

        var call = HerokuFailures.Describe(request);
        var named = app is null || request.RequestUri!.Segments.Any(part => part.TrimEnd('/') == app)
            ? call
            : $"{call} (app {Uri.EscapeDataString(app)})";
        using var patience = new CancellationTokenSource(most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await person.SecondFactorAsync(named, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<HttpResponseMessage> AuthoriseAsync(
        HttpRequestMessage request, string app, string code, CancellationToken cancellationToken)
    {
        var api = request.RequestUri!.GetLeftPart(UriPartial.Authority);
        var authorise = new HttpRequestMessage(HttpMethod.Put, $"{api}/apps/{Uri.EscapeDataString(app)}/pre-authorizations");
        foreach (var header in request.Headers.Where(header => header.Key is "Accept" or "User-Agent"))
        {
            authorise.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        authorise.Headers.TryAddWithoutValidation(SecondFactor.Header, code);
        var response = await base.SendAsync(authorise, cancellationToken).ConfigureAwait(false);

        // Whatever became of it, the call that was to be made has changed nothing yet.
        HerokuCall.Of(authorise).MayHaveActed = false;
        return response;
    }

    private async Task<HttpResponseMessage> RepeatAsync(
        HttpRequestMessage request, HttpResponseMessage refused, string? code, CancellationToken cancellationToken)
    {
        refused.Dispose();
        if (code is not null)
        {
            request.Headers.TryAddWithoutValidation(SecondFactor.Header, code);
        }

        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            request.Headers.Remove(SecondFactor.Header);
        }
    }

    private string? RecentCode() => _last is { } last && time.GetElapsedTime(last.Typed) < CodeLifetime ? last.Code : null;

    private static async Task<bool> IsAskedForAsync(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Forbidden
        && (SecondFactor.IsRequired(response)
            || (await HerokuFailures.ReadAsync(response).ConfigureAwait(false))?.Id == SecondFactor.ErrorId);
}
