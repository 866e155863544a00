using Deployment.Sdk.Services;
using Deployment.Sdk.Services.GitHub;

namespace Deployment.Sdk;

/// <summary>
/// What arrives must have passed these checks at GitHub: check runs, which in GitHub Actions are jobs, or statuses that other services set.
/// While one is missing or has not ended the gate waits, for <see cref="Wait"/> seconds. A token that may read both is in
/// <c>GITHUB_TOKEN</c>.
/// </summary>
/// <param name="owner">The owner of the repository.</param>
/// <param name="repository">The repository's name.</param>
/// <param name="checks">
/// The names of the checks, at least one, such as <c>test</c> for the job of that name. Not all that there are: the job that delivers is
/// one of them, and would wait for itself.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GitHubChecksAttribute(string owner, string repository, params string[] checks) : GateAttribute
{
    /// <summary>The owner of the repository.</summary>
    public string Owner { get; } = owner ?? "";

    /// <summary>The repository's name.</summary>
    public string Repository { get; } = repository ?? "";

    /// <summary>The names of the checks.</summary>
    public string[] Checks { get; } = checks ?? [];

    /// <summary>How long to wait for the checks, in whole seconds; 900 unless declared.</summary>
    public int Wait { get; init; } = 900;

    /// <summary>Another address of the API; <c>GITHUB_API_URL</c> comes before it. Null is <c>https://api.github.com/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => GitHubService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"checks at GitHub of {Owner}/{Repository}: {string.Join(", ", Checks)}";

    /// <inheritdoc/>
    public override async Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Checks.Length == 0 || Checks.Any(string.IsNullOrWhiteSpace))
        {
            return GateVerdict.No("GitHub: no check is named, so that nothing would be proven: name the job that tests, such as \"test\"");
        }

        var services = context.Services;
        var reader = new GitHubChecksReader(
            services, GitHubService.At(services.Address(GitHubService.AddressVariable, Address, GitHubService.Cloud)), Owner, Repository, Checks);
        return await WaitedVerdict.AskAsync("GitHub", token => reader.TryAsync(context.Commit, token), Wait, services, cancellationToken).ConfigureAwait(false);
    }
}
