using Microsoft.Extensions.Time.Testing;

namespace Deployment.Sdk.Tests.Execution.Steps;

public sealed class ReleaseCommandTests
{
    [Theory]
    [InlineData(0, StepOutcomeKind.Succeeded, null)]
    [InlineData(3, StepOutcomeKind.Failed, "`migrate` ended with exit code 3 on yunojuno-uat")]
    [InlineData(null, StepOutcomeKind.Unknown, "the end of `migrate` on yunojuno-uat was not seen")]
    public async Task The_exit_code_decides(int? exitCode, StepOutcomeKind kind, string? reason)
    {
        using var http = new HttpClient();
        var commands = new List<string>();
        var context = new StepStub(new FakeTimeProvider(), http)
        {
            Dyno = command =>
            {
                commands.Add(command);
                return exitCode;
            },
        };

        var outcome = await new ReleaseCommandAttribute("migrate").RunAsync(context, TestContext.Current.CancellationToken);

        Assert.Equal(new StepOutcome(kind, reason), outcome);
        Assert.Equal(["migrate"], commands);
    }
}
