using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>What code that was not delivered yet learns of the delivery's secrets, and what of them it can get into the log.</summary>
public sealed class WithheldSecretsTests
{
    private const string Address = "https://chat.example/hooks/not-a-webhook-0123456789";
    private const string Password = "not-a-password-0123456789";

    private static readonly string[] Withheld =
        ["WITHHELD_WEBHOOK_URL", "WITHHELD_WEBHOOK_SECRET", "UAT__WITHHELD_SECRET", "OWN_GATE_TOKEN"];

    [Fact]
    public async Task A_test_that_prints_its_environment_prints_no_secret()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no sh");
        var folder = "";
        var plan = SamplePlan.Of(SamplePlan.Environment(
            "UAT",
            Stage.Staging,
            new HerokuAppAttribute("yunojuno-uat"),
            new SecretVarAttribute("WITHHELD_SECRET"),
            new SignedWebhookAttribute { Variable = "WITHHELD_WEBHOOK_URL", SecretVariable = "WITHHELD_WEBHOOK_SECRET" },
            new TokenGateAttribute("OWN_GATE_TOKEN"),
            new OwnGateAttribute((context, token) =>
                new TestCommandAttribute("sh", "prints.tmp", "report.xml") { Folder = folder }.AskAsync(context, token))));
        await using var heroku = await LoopbackHeroku.StartAsync(plan);
        folder = heroku.Git.Path;

        // Secrets that a test got hold of all the same, as from a file.
        await File.WriteAllTextAsync(
            Path.Combine(folder, "prints.tmp"),
            $"env > environment.tmp\necho \"webhook {Address}\"\necho \"secret {Password}\"\nexit 1\n",
            TestContext.Current.CancellationToken);
        var line = heroku.Line("UAT");
        foreach (var (name, value) in Withheld.Zip([Address, Password, "value-of-UAT-0123456789", "gate-token-0123456789"]))
        {
            line.Environment[name] = value;
            System.Environment.SetEnvironmentVariable(name, value);
        }

        Ran ran;
        try
        {
            ran = await line.RunAsync("deploy", "--branch", "master");
        }
        finally
        {
            foreach (var name in Withheld)
            {
                System.Environment.SetEnvironmentVariable(name, null);
            }
        }

        Assert.True(ran.ExitCode == 3, ran.All);
        Assert.Contains("sh | webhook https://chat.example[redacted]", ran.All, StringComparison.Ordinal);
        Assert.Contains("sh | secret [redacted]", ran.All, StringComparison.Ordinal);
        var seen = await File.ReadAllTextAsync(Path.Combine(folder, "environment.tmp"), TestContext.Current.CancellationToken);
        Assert.Contains("PATH=", seen, StringComparison.Ordinal);
        Assert.All(Withheld, name => Assert.DoesNotContain(name, seen, StringComparison.Ordinal));
    }

    private sealed class TokenGateAttribute(string variable) : GateAttribute
    {
        public override IReadOnlyList<ServiceVariable> Variables => [ServiceVariable.Secret(variable)];

        public override string Describe() => "a gate of a team's own";

        public override Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken) =>
            Task.FromResult(GateVerdict.Yes("open"));
    }
}
