using System.Collections.Concurrent;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

/// <summary>Keeps what a connection told, and types these codes, one for each question.</summary>
internal sealed class StubOperator(params string?[] codes) : IOperator
{
    private readonly ConcurrentQueue<string?> _codes = new(codes);
    private readonly ConcurrentQueue<string> _warnings = new();
    private readonly ConcurrentQueue<string> _told = new();
    private readonly ConcurrentQueue<string> _asked = new();

    public IReadOnlyCollection<string> Warnings => _warnings;

    public IReadOnlyCollection<string> Told => _told;

    public IReadOnlyCollection<string> Asked => _asked;

    public void Warn(string text) => _warnings.Enqueue(text);

    public void Tell(string text) => _told.Enqueue(text);

    public Task<string?> SecondFactorAsync(string call, CancellationToken cancellationToken)
    {
        _asked.Enqueue(call);
        return Task.FromResult(_codes.TryDequeue(out var code) ? code : null);
    }
}
