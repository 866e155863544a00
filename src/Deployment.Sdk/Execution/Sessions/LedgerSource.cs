using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>The ledger of a session, opened when it is first needed.</summary>
/// <param name="plan">The plan.</param>
/// <param name="git">The repository; null outside one.</param>
/// <param name="host">Opens shared ledgers; null when the project references no package that does.</param>
/// <param name="variables">The environment variables.</param>
/// <param name="rehearsalFolder">Where a rehearsal keeps its state; null for real deliveries.</param>
/// <param name="time">The clock of an embedded ledger.</param>
internal sealed class LedgerSource(
    Plan plan,
    GitRepository? git,
    ILedgerHost? host,
    IReadOnlyDictionary<string, string> variables,
    string? rehearsalFolder,
    TimeProvider time) : IAsyncDisposable
{
    /// <summary>The variable that names a shared ledger.</summary>
    public const string Variable = SharedLedger.Variable;

    private readonly SemaphoreSlim _one = new(1, 1);
    private ILedgerStore? _store;

    /// <summary>Passwords that no message may hold.</summary>
    public static IEnumerable<string> Secrets(IReadOnlyDictionary<string, string> variables)
    {
        if (variables.GetValueOrDefault(Variable) is not { Length: > 0 } address)
        {
            return [];
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Split(':', 2) is [_, { Length: > 0 } password]
            ? [password, Uri.UnescapeDataString(password)]
            : [address];
    }

    /// <summary>The file that an address names, for an embedded ledger in a place of its own; null when it names none.</summary>
    public static string? FileOf(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsFile && !uri.IsUnc ? uri.LocalPath : null;

    /// <summary>The folder for what belongs to the ledger and lies on this machine; empty where there is none, and then no ledger opens.</summary>
    public static string FolderOf(Plan plan, GitRepository? git, IReadOnlyDictionary<string, string> variables)
    {
        try
        {
            return Path.GetDirectoryName(FileOf(variables.GetValueOrDefault(Variable))
                ?? EmbeddedLedger.FileOf(plan, git)) ?? "";
        }
        catch (LedgerException)
        {
            return "";
        }
    }

    /// <summary>Whether there is one to look into: an embedded ledger is made when it is first opened, and whoever only looks makes none.</summary>
    /// <exception cref="LedgerException">There is no place for one.</exception>
    public bool IsThere => EmbeddedFile is not { } file || File.Exists(file);

    /// <summary>Opens it, or says why it cannot be.</summary>
    public async Task<Verdict<ILedgerStore>> OpenAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_store is null)
            {
                var opened = await OpenNewAsync(cancellationToken).ConfigureAwait(false);
                if (opened.Refusal is { } refusal)
                {
                    return refusal;
                }

                _store = opened.Value;
            }

            return Verdict.Of(_store);
        }
        catch (LedgerException failure)
        {
            return Refused(failure);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A ledger that cannot be used, before anything was changed.</summary>
    public static Refusal Refused(LedgerException failure) => new(DeliveryOutcome.Failed, failure.Message, failure.Remedy);

    public async ValueTask DisposeAsync()
    {
        if (_store is { } store)
        {
            await store.DisposeAsync().ConfigureAwait(false);
        }

        _one.Dispose();
    }

    // A rehearsal has a ledger of its own: it never counts. Null for one that several machines share.
    private string? EmbeddedFile =>
        rehearsalFolder is not null ? EmbeddedLedger.FileOfRehearsal(rehearsalFolder)
        : variables.GetValueOrDefault(Variable) is { Length: > 0 } address ? FileOf(address)
        : EmbeddedLedger.FileOf(plan, git);

    private async Task<Verdict<ILedgerStore>> OpenNewAsync(CancellationToken cancellationToken)
    {
        if (EmbeddedFile is { } file)
        {
            return Verdict.Of<ILedgerStore>(await SqliteLedger.OpenAsync(file, time, cancellationToken).ConfigureAwait(false));
        }

        if (host is null)
        {
            return Refusal.Usage(
                $"{Variable} names a shared ledger, and this project references no package that opens one",
                "dotnet add package Deployment.Sdk.PostgreSql --prerelease");
        }

        return Uri.TryCreate(variables.GetValueOrDefault(Variable), UriKind.Absolute, out var uri) && host.Knows(uri)
            ? Verdict.Of(await host.OpenAsync(uri, cancellationToken).ConfigureAwait(false))
            : Refusal.Usage(
                $"{Variable} is no address of a ledger that this program knows",
                "write it as postgres://user@host/database, or as file:///folder/ledger.db");
    }
}
