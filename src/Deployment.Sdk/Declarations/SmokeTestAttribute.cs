using System.Text;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk;

/// <summary>Asks the app for a page after a release and expects an answer, before the delivery counts as done.</summary>
/// <param name="path">The path below the app's <c>web_url</c>, with its leading <c>/</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SmokeTestAttribute(string path) : StepAttribute
{
    private const int MostRead = 64 * 1024;

    /// <summary>The path below the app's <c>web_url</c>.</summary>
    public string Path { get; } = path ?? "";

    /// <summary>The HTTP status that counts as healthy, after redirects were followed. 200 unless set.</summary>
    public int ExpectStatus { get; init; } = 200;

    /// <summary>How often to ask before giving up; five seconds lie between two attempts. 6 unless set.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>How long one attempt may take, in whole seconds. 10 unless set.</summary>
    public int Timeout { get; init; } = 10;

    /// <summary>
    /// Whether the answer must also name the commit that was delivered: its full hash, in the first 64 KiB of the body or in a response
    /// header. Only then it is known that the new code answers, and the report says "verified"; else it says "answered". An app on
    /// Heroku finds its commit in <c>HEROKU_BUILD_COMMIT</c> (labs feature dyno metadata). False unless set.
    /// </summary>
    public bool ExpectCommit { get; init; }

    /// <summary>
    /// Whether the environment goes back to what it ran before when the test fails after a delivery: the slug of before with today's
    /// config. The command then ends with exit code 7, and a hold keeps automatic deliveries out. False unless set.
    /// </summary>
    public bool RollBack { get; init; }

    /// <inheritdoc/>
    public override bool RollsBackOnFailure => RollBack;

    /// <inheritdoc/>
    public override StepPhase Phase => StepPhase.Verify;

    /// <inheritdoc/>
    public override bool IsConcurrent => true;

    /// <inheritdoc/>
    public override bool IsRepeatable => true;

    /// <inheritdoc/>
    public override string Describe(IStepTarget target) =>
        $"expect {ExpectStatus}{(ExpectCommit ? " and the commit" : "")} from {Path} of {target.App}";

    /// <inheritdoc/>
    public override async Task<StepOutcome> RunAsync(IStepContext context, CancellationToken cancellationToken)
    {
        if (SmokeTestRule.Faults(Path, Attempts, Timeout, ExpectStatus) is [var fault, ..])
        {
            return StepOutcome.Failed($"the smoke test of {Path} can never pass: {fault.Problem} {fault.Remedy}");
        }

        if (context.WebUrl is not { } webUrl)
        {
            return StepOutcome.Failed($"{context.App} has no web_url to ask");
        }

        // Joined as text: the app may live below a path, and Uri would resolve "/health" against the host.
        var url = new Uri(webUrl.AbsoluteUri.TrimEnd('/') + "/" + Path.TrimStart('/'));
        var expected = ExpectCommit ? $"answered {ExpectStatus} with the commit" : $"answered {ExpectStatus}";
        var last = "was never asked";
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (attempt > 1)
            {
                await Task.Delay(TimeSpan.FromSeconds(5), context.Time, cancellationToken).ConfigureAwait(false);
            }

            last = await AskAsync(context, url, cancellationToken).ConfigureAwait(false);
            context.Report($"{url} {last} (attempt {attempt} of {Attempts})");
            if (last == expected)
            {
                return StepOutcome.Succeeded;
            }
        }

        return StepOutcome.Failed($"{url} {last}, expected {ExpectStatus}{(ExpectCommit ? $" and the commit {context.Commit}" : "")}");
    }

    private async Task<string> AskAsync(IStepContext context, Uri url, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(Timeout), context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await context.Http
                .GetAsync(url, HttpCompletionOption.ResponseHeadersRead, both.Token).ConfigureAwait(false);
            var answered = $"answered {(int)response.StatusCode}";
            return !ExpectCommit ? answered
                : await NamesAsync(response, context.Commit, both.Token).ConfigureAwait(false) ? $"{answered} with the commit"
                : $"{answered} without the commit";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"did not answer within {Timeout} s";
        }
        catch (IOException failure)
        {
            return $"broke off ({failure.Message})";
        }
        catch (HttpRequestException failure)
        {
            return $"could not be reached ({failure.HttpRequestError})";
        }
    }

    private static async Task<bool> NamesAsync(HttpResponseMessage response, string commit, CancellationToken cancellationToken)
    {
        if (response.Headers.Concat(response.Content.Headers).SelectMany(header => header.Value)
            .Any(value => value.Contains(commit, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        // Not to its end: a page may be a stream that has none.
        var bytes = new byte[MostRead];
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            for (var length = 0; length < bytes.Length;)
            {
                var read = await stream.ReadAsync(bytes.AsMemory(length), cancellationToken).ConfigureAwait(false);
                length += read;
                if (read == 0 || Encoding.Latin1.GetString(bytes, 0, length).Contains(commit, StringComparison.OrdinalIgnoreCase))
                {
                    return read > 0;
                }
            }
        }

        return false;
    }
}
