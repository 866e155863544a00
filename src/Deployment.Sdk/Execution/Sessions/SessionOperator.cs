using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>The log and the person of a session, as its connections to Heroku see them.</summary>
internal sealed class SessionOperator(IPerson person, MaskedLog log) : IOperator, IDisposable
{
    /// <summary>A server that never repeats itself must not fill the log.</summary>
    private const int MostWarnings = 20;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _one = new(1, 1);
    private bool _isUnanswered;

    public void Warn(string text)
    {
        lock (_gate)
        {
            if (_warned.Count >= MostWarnings || !_warned.Add(text))
            {
                return;
            }
        }

        log.Note($"Heroku warns: {text}");
    }

    public void Tell(string text) => log.Note(text);

    public async Task<string?> SecondFactorAsync(string call, CancellationToken cancellationToken)
    {
        // Environments are read side by side, each with a token of its own; a person answers one question at a time.
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isUnanswered)
            {
                return null;
            }

            var typed = await person
                .TypesSecretAsync($"Heroku wants the second factor for {call}. The code:", cancellationToken).ConfigureAwait(false);
            var code = typed?.Trim();
            _isUnanswered = string.IsNullOrEmpty(code) || !code.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
            if (_isUnanswered)
            {
                return null;
            }

            log.Mask([code!]);
            return code;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
