using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk;

/// <summary>Asks the app for a page after a release and expects an answer, before the delivery counts as done.</summary>
/// <param name="path">The path below the app's <c>web_url</c>, with its leading <c>/</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SmokeTestAttribute(string path) : StepAttribute
{
    /// <summary>The path below the app's <c>web_url</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The HTTP status that counts as healthy, after redirects were followed. 200 unless set.</summary>
    public int ExpectStatus { get; init; } = 200;

    /// <summary>How often to ask before giving up; five seconds lie between two attempts. 6 unless set.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>How long one attempt may take, in whole seconds. 10 unless set.</summary>
    public int Timeout { get; init; } = 10;

    /// <inheritdoc/>
    public override StepPhase Phase => StepPhase.Verify;

    /// <inheritdoc/>
    public override bool IsRepeatable => true;

    /// <inheritdoc/>
    public override string Describe(IStepTarget target) => $"expect {ExpectStatus} from {Path} of {target.App}";

    /// <inheritdoc/>
    public override async Task<StepOutcome> RunAsync(IStepContext context, CancellationToken cancellationToken)
    {
        if (SmokeTestRule.Faults(Attempts, Timeout, ExpectStatus) is [var fault, ..])
        {
            return StepOutcome.Failed($"the smoke test of {Path} can never pass: {fault.Problem} {fault.Remedy}");
        }

        if (context.WebUrl is not { } webUrl)
        {
            return StepOutcome.Failed($"{context.App} has no web_url to ask");
        }

        // Joined as text: the app may live below a path, and Uri would resolve "/health" against the host.
        var url = new Uri(webUrl.AbsoluteUri.TrimEnd('/') + "/" + Path.TrimStart('/'));
        var last = "was never asked";
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (attempt > 1)
            {
                await Task.Delay(TimeSpan.FromSeconds(5), context.Time, cancellationToken).ConfigureAwait(false);
            }

            last = await AskAsync(context, url, cancellationToken).ConfigureAwait(false);
            context.Report($"{url} {last} (attempt {attempt} of {Attempts})");
            if (last == $"answered {ExpectStatus}")
            {
                return StepOutcome.Succeeded;
            }
        }

        return StepOutcome.Failed($"{url} {last}, expected {ExpectStatus}");
    }

    private async Task<string> AskAsync(IStepContext context, Uri url, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(Timeout), context.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await context.Http
                .GetAsync(url, HttpCompletionOption.ResponseHeadersRead, both.Token).ConfigureAwait(false);
            return $"answered {(int)response.StatusCode}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"did not answer within {Timeout} s";
        }
        catch (HttpRequestException failure)
        {
            return $"could not be reached ({failure.HttpRequestError})";
        }
    }
}
