using System.Net;
using System.Text;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Ledgers;
using Microsoft.Data.Sqlite;

namespace Deployment.Sdk.Execution;

/// <summary>
/// What every delivery runs for the first time, run beforehand on other cores, while the plan is checked and git is started: a short program
/// spends a third of its time on code that has never run. Nothing leaves the process, and no file is written.
/// </summary>
internal static class HeadStart
{
    private static readonly Lazy<Task> Begun = new(() => Task.WhenAll(QuietlyAsync(LedgerAsync), QuietlyAsync(HerokuAsync)));

    /// <summary>Begins it, once in a process. Nobody waits for it.</summary>
    public static void Begin() => _ = Begun.Value;

    /// <summary>A ledger in memory, and a row of it.</summary>
    internal static Task LedgerAsync()
    {
        using var memory = new SqliteConnection("Data Source=:memory:");
        memory.Open();
        memory.Command("SELECT $1", 1L).ExecuteScalar();
        var origin = new LedgerOrigin("head-start", HerokuEndpoint.Heroku, "here", DeliveryTelemetry.Version);
        var body = new LedgerBody(origin, new StepBegan(0)).Write();
        return LedgerBody.Read(new LedgerRow(1, DateTimeOffset.UnixEpoch, body, LedgerChain.Genesis)).Fact is StepBegan
            ? Task.CompletedTask
            : throw new InvalidOperationException($"A row is not read as it was written: {body}");
    }

    /// <summary>A call that goes all the way down to the sockets and back, but never over one.</summary>
    internal static async Task HerokuAsync()
    {
        if (HerokuEndpoint.TryCreate(HerokuEndpoint.Heroku, "none", null, out var endpoint, out _))
        {
            using var heroku = HerokuConnection.Open(endpoint, TimeProvider.System, person: null, new NobodyThere());
            await heroku.Reader.GetAccountAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task QuietlyAsync(Func<Task> run)
    {
        try
        {
            await Task.Run(run).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Whoever needs it is told why it cannot be had.
        }
    }

    // In place of sockets.
    private sealed class NobodyThere : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                RequestMessage = request,
                Content = new StringContent("""{"id":"none","email":"none"}""", Encoding.UTF8, "application/json"),
            });
    }
}
