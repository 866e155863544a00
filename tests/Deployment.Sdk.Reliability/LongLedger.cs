using System.Diagnostics;
using System.Globalization;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Reliability;

/// <summary>Looks into an environment's ledger after years of deliveries as often as one command does, and counts milliseconds.</summary>
internal static class LongLedger
{
    private const string Stream = "shop/LIVE";
    private const int Looks = 8;
    private const int Rounds = 7;

    public static async Task<int> RunAsync(int most, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| rows | one look | {Looks} looks | {Looks} looks, each anew |  |"));
        output.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
        foreach (var size in new[] { 100, 1_000 }.Where(size => size < most).Append(most))
        {
            var folder = Directory.CreateTempSubdirectory("deployment-sdk-ledger-");
            try
            {
                var file = Path.Combine(folder.FullName, "ledger.db");
                await FillAsync(file, size);
                var one = await MedianAsync(file, store => LookAsync(store, 1));
                var all = await MedianAsync(file, store => LookAsync(store, Looks));
                var anew = await MedianAsync(file, ReadAnewAsync);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"| {size} | {one:0.0} ms | {all:0.0} ms | {anew:0.0} ms | {anew / all:0.0} × less |"));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return 0;
    }

    private static async Task LookAsync(ILedgerStore store, int times)
    {
        for (var time = 0; time < times; time++)
        {
            using var ledger = new EnvironmentLedger(store, Stream, Origin(time));
            _ = (await ledger.ReadAsync(CancellationToken.None)).Head;
        }
    }

    private static async Task ReadAnewAsync(ILedgerStore store)
    {
        for (var time = 0; time < Looks; time++)
        {
            var rows = await store.ReadAsync(Stream, 0, CancellationToken.None);
            _ = new LedgerView([.. rows.Select(LedgerBody.Read)]).Head;
        }
    }

    private static async Task<double> MedianAsync(string file, Func<ILedgerStore, Task> look)
    {
        var times = new List<double>();
        for (var round = -2; round < Rounds; round++)
        {
            await using var store = await SqliteLedger.OpenAsync(file, TimeProvider.System, CancellationToken.None);
            var start = Stopwatch.GetTimestamp();
            await look(store);
            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        return times.Order().ElementAt(Rounds / 2);
    }

    // Ten rows for each delivery, as a promotion writes them.
    private static async Task FillAsync(string file, int rows)
    {
        await using var store = await SqliteLedger.OpenAsync(file, TimeProvider.System, CancellationToken.None);
        var written = 0;
        while (written < rows)
        {
            var origin = Origin(written);
            string[] bodies = [.. Delivery(origin).Take(rows - written).Select(fact => new LedgerBody(origin, fact).Write())];
            await store.AppendAsync(Stream, written, bodies, null, CancellationToken.None);
            written += bodies.Length;
        }
    }

    private static LedgerFact[] Delivery(LedgerOrigin origin)
    {
        var commit = origin.Run.PadRight(40, 'c')[..40];
        return
        [
            new LockTaken(new LeaseHolder(origin.Run, "ada", origin.Machine, 7, $"promote {commit[..12]} from UAT")),
            new DeliveryBegan(
                "promote", commit, new string('d', 64), new string('e', 64), [new RecordedApp("shop-live", 3) { Id = origin.Run, Commit = commit }],
                [new RecordedStep.Promotion("shop-uat", "promote v7 of shop-uat", origin.Run, 7, origin.Run, commit, null, ["shop-live"])]) { From = "UAT" },
            new StepBegan(0),
            new WriteBegan("POST /pipeline-promotions"),
            new WriteEnded("POST /pipeline-promotions", WriteAnswer.Accepted, null),
            new StepEnded(0, 0, null, new Dictionary<string, int> { ["shop-live"] = 4 }),
            new NoticeGiven("Succeeded", "LIVE: delivered", [new RecordedNotice("Slack", NoticeEnd.Told, null)]),
            new DeliveryEnded(origin.Run, 0, "LIVE runs it", [new RecordedApp("shop-live", 4)]),
            new LockReleased(1, null),
            new ApprovalVoided("abc123", "somebody else delivered"),
        ];
    }

    private static LedgerOrigin Origin(int number) =>
        new(number.ToString("x32", CultureInfo.InvariantCulture), new Uri("https://api.heroku.com/"), "runner", "1.0") { Account = "ci@shop.example", Ci = "GitHub Actions" };
}
