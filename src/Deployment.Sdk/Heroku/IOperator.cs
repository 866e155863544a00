namespace Deployment.Sdk.Heroku;

/// <summary>Whoever runs the connections of one program: is told what Heroku says beside its answers, and may be asked.</summary>
internal interface IOperator
{
    /// <summary>Tells a warning of Heroku's. It comes from outside, and the same text is shown once only.</summary>
    /// <param name="text">Heroku's words.</param>
    void Warn(string text);

    /// <summary>Tells what the connection is doing, such as waiting.</summary>
    /// <param name="text">A sentence of ours.</param>
    void Tell(string text);

    /// <summary>Asks for the code of the account's second factor; null when nobody can be asked, or gave none.</summary>
    /// <param name="call">The call that needs it: method and path.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<string?> SecondFactorAsync(string call, CancellationToken cancellationToken);
}
