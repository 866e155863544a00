using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Running;

public sealed class MaskedLogTests
{
    [Fact]
    public async Task Whatever_is_told_is_told_without_secrets()
    {
        var inner = new RecordingLog();
        var log = new MaskedLog(inner, new Redaction(["token-12345"]));
        log.Mask(["django-secret"]);

        log.Heading("token-12345");
        log.Note("a django-secret b");
        log.Begin("token-12345");
        log.Output("django-secret");
        await log.EndAsync("token-12345", StepOutcome.Failed("django-secret"), TimeSpan.Zero);

        Assert.Equal(5, inner.Lines.Count);
        Assert.All(inner.Lines, line =>
        {
            Assert.Contains(Redaction.Mask, line, StringComparison.Ordinal);
            Assert.DoesNotContain("token-12345", line, StringComparison.Ordinal);
            Assert.DoesNotContain("django-secret", line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Secrets_that_are_learned_at_the_same_time_are_all_kept()
    {
        var log = new MaskedLog(new RecordingLog(), Redaction.None);
        string[] secrets = [.. Enumerable.Range(0, 200).Select(number => $"secret-number-{number:000}!")];

        Parallel.ForEach(secrets, secret => log.Mask([secret]));

        Assert.All(secrets, secret => Assert.Equal(Redaction.Mask, log.Apply(secret)));
    }
}
