namespace Deployment.Sdk.Execution;

/// <summary>Whoever started the delivery, if there is a terminal to reach them on.</summary>
internal interface IPerson
{
    /// <summary>Asks for a yes or a no; null when nobody can be asked.</summary>
    Task<bool?> ApprovesAsync(string role, string question, CancellationToken cancellationToken);

    /// <summary>Asks to type something; null when nobody can be asked.</summary>
    Task<string?> TypesAsync(string prompt, CancellationToken cancellationToken);

    /// <summary>Asks to type something that is not shown; null when nobody can be asked.</summary>
    Task<string?> TypesSecretAsync(string prompt, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
