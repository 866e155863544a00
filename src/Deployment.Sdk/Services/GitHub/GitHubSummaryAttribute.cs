using System.Text;
using Deployment.Sdk.Services;

namespace Deployment.Sdk;

/// <summary>
/// Writes how deliveries go into the summary of the step of GitHub Actions that delivers, <c>$GITHUB_STEP_SUMMARY</c>. Anywhere else it does
/// nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class GitHubSummaryAttribute : ObserverAttribute
{
    private const string FileVariable = "GITHUB_STEP_SUMMARY";

    /// <summary>GitHub shows nothing of a larger summary.</summary>
    private const int LargestSummary = 1024 * 1024;

    private const int LongestMessage = 20_000;

    /// <inheritdoc/>
    public override bool IsRehearsable => true;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => [new(FileVariable)];

    /// <inheritdoc/>
    public override string Describe() => "summary of the GitHub Actions step";

    /// <inheritdoc/>
    public override async Task ObserveAsync(DeliveryEvent happening, IServiceContext services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(happening);
        ArgumentNullException.ThrowIfNull(services);
        if (services.RecordsInstead("GitHub Actions", $"append to ${FileVariable}") || services.Variable(FileVariable) is not { } file)
        {
            return;
        }

        var text = Encoding.UTF8.GetBytes($"{DeliveryMessage.Of(happening).Render(MarkdownDialect.Instance, LongestMessage)}\n\n");
        try
        {
            if (new FileInfo(file) is { Exists: true } there && there.Length + text.Length > LargestSummary)
            {
                throw new ServiceException("the step's summary is full: it holds 1 MiB");
            }

            await File.AppendAllBytesAsync(file, text, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ServiceException($"the file that {FileVariable} names cannot be written: {failure.Message}", failure);
        }
    }
}
