namespace Deployment.Sdk.Cli.Contracts;

/// <summary>One assumption about Heroku, and how to see whether it holds.</summary>
/// <param name="Number">
/// Its number in the list of <c>docs/emulator.md</c>; <c>P</c> and a number for what Heroku's documentation promises of the protocol.
/// </param>
/// <param name="Assumption">Its sentence there.</param>
/// <param name="Look">Looks. What it changes is among what <see cref="Restoration"/> puts back.</param>
internal sealed record ContractCheck(string Number, string Assumption, Func<ScratchApp, CancellationToken, Task<Finding>> Look)
{
    /// <summary>An assumption that a single app and a few minutes cannot show.</summary>
    public static ContractCheck NotCheckable(string number, string assumption, string reason) =>
        new(number, assumption, (_, _) => Task.FromResult(Finding.NotCheckable(reason)));

    /// <summary>Looks, and takes silence for what it is.</summary>
    public async Task<Finding> LookAsync(ScratchApp app, CancellationToken cancellationToken)
    {
        try
        {
            return await Look(app, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (ContractCalls.IsSilence(failure, cancellationToken))
        {
            return Finding.NotCheckable($"no answer: {failure.Message}");
        }
    }
}
