using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Services.GitHub;

public sealed class GitHubSummaryTests : IDisposable
{
    private readonly ServiceBench _bench = new();
    private readonly TemporaryFolder _folder = new();

    private string Summary => Path.Combine(_folder.Path, "summary.md");

    public void Dispose()
    {
        _bench.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Each_event_is_added_to_what_the_step_has_said_already()
    {
        await File.WriteAllTextAsync(Summary, "# Tests\n", TestContext.Current.CancellationToken);
        _bench.Variables["GITHUB_STEP_SUMMARY"] = Summary;

        await _bench.TellAsync(new GitHubSummaryAttribute(), Happenings.Of(DeliveryEventKind.Started));
        await _bench.TellAsync(new GitHubSummaryAttribute(), Happenings.Of(DeliveryEventKind.Succeeded));

        var text = await File.ReadAllTextAsync(Summary, TestContext.Current.CancellationToken);
        Assert.Empty(_bench.Notes);
        Assert.StartsWith("# Tests\n**UAT\\: delivering bbbbbbbbbbbb**\\\n", text, StringComparison.Ordinal);
        Assert.Contains("\n\n**UAT runs bbbbbbbbbbbb**\\\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_it_writes_nothing()
    {
        _bench.Variables["GITHUB_STEP_SUMMARY"] = Summary;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _bench.ObservingAsync(new GitHubSummaryAttribute(), Happenings.Of(DeliveryEventKind.Started), new CancellationToken(canceled: true)));

        Assert.False(File.Exists(Summary));
    }

    [Fact]
    public async Task Text_from_outside_is_only_text()
    {
        _bench.Variables["GITHUB_STEP_SUMMARY"] = Summary;

        await _bench.TellAsync(new GitHubSummaryAttribute(), Happenings.Hostile(DeliveryEventKind.Failed));

        var text = await File.ReadAllTextAsync(Summary, TestContext.Current.CancellationToken);
        Assert.Contains("\\<script\\>", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"@\w|https://evil|www\.", text);
    }

    [Fact]
    public async Task Outside_GitHub_Actions_it_does_nothing()
    {
        await _bench.TellAsync(new GitHubSummaryAttribute(), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Empty(_bench.Notes);
    }

    [Fact]
    public async Task A_summary_that_GitHub_would_not_show_is_not_made()
    {
        await File.WriteAllTextAsync(Summary, new string('x', 1024 * 1024), TestContext.Current.CancellationToken);
        _bench.Variables["GITHUB_STEP_SUMMARY"] = Summary;

        await _bench.TellAsync(new GitHubSummaryAttribute(), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("it holds 1 MiB", Assert.Single(_bench.Notes), StringComparison.Ordinal);
        Assert.Equal(1024 * 1024, new FileInfo(Summary).Length);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_reported()
    {
        _bench.Variables["GITHUB_STEP_SUMMARY"] = _folder.Path;

        await _bench.TellAsync(new GitHubSummaryAttribute(), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.Contains("GITHUB_STEP_SUMMARY names cannot be written", Assert.Single(_bench.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_writes_nothing_and_records_it()
    {
        using var rehearsal = new ServiceBench { IsRehearsal = true };
        rehearsal.Variables["GITHUB_STEP_SUMMARY"] = Summary;

        await rehearsal.TellAsync(new GitHubSummaryAttribute(), Happenings.Of(DeliveryEventKind.Succeeded));

        Assert.False(File.Exists(Summary));
        Assert.Equal("append to $GITHUB_STEP_SUMMARY", Assert.Single(rehearsal.Calls).Call);
    }
}
