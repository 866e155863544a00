using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.PostgreSql;

internal sealed class PostgreSqlHost : ILedgerHost
{
    public bool Knows(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return LedgerAddress.Knows(address);
    }

    public async Task<ILedgerStore> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        var read = LedgerAddress.Of(address);
        var source = read.Connect();
        try
        {
            var session = await Session.BeginAsync(source, read.Name, cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                await session.RunAsync(
                    transaction => Schema.RequireAsync(transaction, read.Name, cancellationToken), cancellationToken).ConfigureAwait(false);
            }

            return new PostgreSqlStore(source, read.Name);
        }
        catch
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task<IReadOnlyList<string>> MigrateAsync(Uri address, CancellationToken cancellationToken)
    {
        var read = LedgerAddress.Of(address);
        var source = read.Connect();
        await using (source.ConfigureAwait(false))
        {
            return await Migration.RunAsync(source, read, cancellationToken).ConfigureAwait(false);
        }
    }
}
