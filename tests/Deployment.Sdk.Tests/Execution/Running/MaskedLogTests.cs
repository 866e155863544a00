using Deployment.Sdk.Cli.Rendering;
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
    public async Task A_log_that_can_no_longer_be_written_falls_silent()
    {
        using var full = new FullDisk();
        var log = new MaskedLog(new PlainLog(full), Redaction.None);

        log.Begin("a step");
        log.Output("a line");
        await log.EndAsync("a step", StepOutcome.Succeeded, TimeSpan.Zero);

        Assert.Equal(1, full.Attempts);
    }

    private sealed class FullDisk : StringWriter
    {
        public int Attempts { get; private set; }

        public override void WriteLine(string? value)
        {
            Attempts++;
            throw new IOException("No space left on device");
        }
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
