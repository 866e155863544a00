namespace Deployment.Sdk.Tests.Services.GitHub;

public sealed class GitHubAnnotationsTests : IDisposable
{
    private readonly ServiceBench _bench = new();
    private readonly StringWriter _output = new() { NewLine = "\n" };

    private GitHubAnnotationsAttribute Observer => new() { Output = _output };

    public void Dispose()
    {
        _bench.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task Cancelled_it_annotates_nothing()
    {
        _bench.Variables["GITHUB_ACTIONS"] = "true";

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _bench.ObservingAsync(Observer, Happenings.Of(DeliveryEventKind.Failed), new CancellationToken(canceled: true)));

        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData(DeliveryEventKind.Started, "")]
    [InlineData(DeliveryEventKind.WaitingForApproval, "::warning title=UAT waits for a yes to bbbbbbbbbbbb::")]
    [InlineData(DeliveryEventKind.Succeeded, "::notice title=UAT runs bbbbbbbbbbbb::")]
    [InlineData(DeliveryEventKind.Failed, "::error title=UAT%3A the delivery of bbbbbbbbbbbb failed::")]
    [InlineData(DeliveryEventKind.RolledBack, "::error title=UAT%3A bbbbbbbbbbbb was taken back::")]
    [InlineData(DeliveryEventKind.Frozen, "::warning title=UAT is frozen and did not get bbbbbbbbbbbb::")]
    public async Task What_somebody_should_look_at_is_annotated(DeliveryEventKind kind, string begins)
    {
        _bench.Variables["GITHUB_ACTIONS"] = "true";

        await _bench.TellAsync(Observer, Happenings.Of(kind));

        Assert.Empty(_bench.Notes);
        Assert.StartsWith(begins, _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(begins.Length > 0 ? 1 : 0, _output.ToString().Count(character => character == '\n'));
    }

    [Fact]
    public async Task Text_from_outside_cannot_begin_a_command_or_end_a_title()
    {
        _bench.Variables["GITHUB_ACTIONS"] = "true";

        await _bench.TellAsync(Observer, Happenings.Hostile(DeliveryEventKind.Failed) with
        {
            Environment = "UAT,file=a.cs::x\n::add-mask::everything", Summary = "100%\r\n::stop-commands::x", FailedStep = "a\n::error::b",
        });

        var line = Assert.Single(_output.ToString().TrimEnd('\n').Split('\n', '\r'));
        Assert.StartsWith("::error title=UAT%2Cfile=a.cs%3A%3Ax %3A%3Aadd-mask%3A%3Aeverything", line, StringComparison.Ordinal);
        Assert.Contains("100%25 ::stop-commands::x", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_GitHub_Actions_it_does_nothing()
    {
        await _bench.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Failed));

        Assert.Equal("", _output.ToString());
        Assert.Empty(_bench.Notes);
    }

    [Fact]
    public async Task A_rehearsal_annotates_nothing_and_records_it()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };
        rehearsal.Variables["GITHUB_ACTIONS"] = "true";

        await rehearsal.TellAsync(Observer, Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Equal("", _output.ToString());
        Assert.Equal("::notice::", Assert.Single(rehearsal.Calls).Call);
    }
}
