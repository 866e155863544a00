namespace Deployment.Sdk.Heroku;

/// <summary>A program that nobody watches.</summary>
internal sealed class NoOperator : IOperator
{
    /// <summary>The one.</summary>
    public static NoOperator Instance { get; } = new();

    /// <inheritdoc/>
    public void Warn(string text)
    {
    }

    /// <inheritdoc/>
    public void Tell(string text)
    {
    }

    /// <inheritdoc/>
    public Task<string?> SecondFactorAsync(string call, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
