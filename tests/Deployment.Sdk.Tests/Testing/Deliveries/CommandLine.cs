using System.Text.Json;
using Deployment.Sdk.Cli;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>A plan's command line, run in this process without a terminal.</summary>
/// <param name="plan">The plan.</param>
/// <param name="folder">The folder that it is run in.</param>
/// <param name="resolve">The plan's compiled routes; null for a plan that was built by hand.</param>
internal sealed class CommandLine(Plan plan, string folder, RouteResolver? resolve = null)
{
    public IRehearsalHost? Rehearsal { get; init; } = HerokuEmulator.Rehearsal;

    public ILedgerHost? Ledger { get; init; }

    public Dictionary<string, string> Environment { get; } = [];

    public byte[] Input { get; set; } = [];

    public TextWriter? Output { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public Task<Ran> RunAsync(params string[] args) => RunAsync(TestContext.Current.CancellationToken, args);

    public async Task<Ran> RunAsync(CancellationToken cancellationToken, params string[] args)
    {
        var output = Output ?? new StringWriter();
        var error = new StringWriter();
        var host = new ProgramHost(output, error, IsInteractive: false, IsOutputTerminal: false, Variables(), folder, Time)
        {
            OpenInput = () => new MemoryStream(Input),
        };
        var exitCode = await DeliveryProgram.RunAsync(
            new ProgramContext(plan, resolve ?? SamplePlan.Resolver(plan), Rehearsal, host) { Ledger = Ledger }, args, cancellationToken);
        return new Ran(exitCode, output.ToString()!, error.ToString());
    }

    // Outside a repository the ledger would lie in the home folder, where all tests would share it.
    private IReadOnlyDictionary<string, string> Variables() =>
        Environment.ContainsKey("DEPLOYMENT_LEDGER_URL") || Directory.Exists(Path.Combine(folder, ".git"))
            ? Environment
            : new Dictionary<string, string>(Environment.Prepend(
                KeyValuePair.Create("DEPLOYMENT_LEDGER_URL", new Uri(Path.Combine(folder, "ledger.db")).AbsoluteUri)));

    /// <summary>What <c>status</c> says of an app of the rehearsed Heroku.</summary>
    public async Task<JsonElement> StatusAsync(string app)
    {
        var ran = await RunAsync("status", "--rehearse", "--json");
        return ran.Json.GetProperty("apps").EnumerateArray().Single(entry => entry.GetProperty("app").GetString() == app);
    }
}

/// <summary>How a command ended.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error)
{
    /// <summary>The one document on stdout.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string All => Output + Error;
}
