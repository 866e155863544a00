namespace Deployment.Sdk.Execution;

/// <summary>CI, a pipe, a script: nobody can be asked, and nothing may wait for an answer.</summary>
internal sealed class Nobody : IPerson
{
    public static Nobody Instance { get; } = new();

    public Task<bool?> ApprovesAsync(string role, string question, CancellationToken cancellationToken) =>
        Task.FromResult<bool?>(null);

    public Task<string?> TypesAsync(string prompt, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
