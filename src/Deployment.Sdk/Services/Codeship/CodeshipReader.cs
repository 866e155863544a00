using System.Text;

namespace Deployment.Sdk.Services.Codeship;

/// <summary>Reads how the newest build of a commit ended.</summary>
/// <param name="services">The means.</param>
/// <param name="service">Codeship.</param>
/// <param name="organization">The UUID of the organization.</param>
/// <param name="project">The UUID of the project.</param>
internal sealed class CodeshipReader(IServiceContext services, OutsideService service, string organization, string project)
{
    private const int PageSize = 50;

    /// <summary>A commit that hundreds of builds came after is none that is delivered now.</summary>
    private const int Pages = 10;

    private readonly ICodeshipApi _api = ServiceClient.Of<ICodeshipApi>(services, service, CodeshipJson.Default);

    private readonly string _authorization = Basic(services);

    /// <summary>The build, and what is waited for; null when it has ended. What a wait cannot change is a <see cref="ServiceException"/>.</summary>
    public async Task<(CodeshipBuild? Build, string? Waits)> TryAsync(string commit, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(commit, cancellationToken).ConfigureAwait(false) switch
            {
                null => (null, "there is no build of the commit but perhaps this one"),
                { FinishedAt: null } build => (build, $"the build of the commit is \"{NeutralText.Line(build.Status, 50)}\""),
                var build => (build, null),
            };
        }
        catch (ServiceException failure) when (failure.Status is null or >= 500 || CodeshipService.IsThrottled(failure))
        {
            return (null, failure.Message);
        }
    }

    private async Task<CodeshipBuild?> FindAsync(string commit, CancellationToken cancellationToken)
    {
        // A token lasts an hour, and a wait may be longer.
        var token = await _api.AuthenticateAsync(_authorization, cancellationToken).ConfigureAwait(false);
        var own = services.Variable("CI_BUILD_ID");
        for (var page = 1; page <= Pages; page++)
        {
            var read = await _api.ListBuildsAsync(organization, project, PageSize, page, $"Bearer {token.AccessToken}", cancellationToken).ConfigureAwait(false);

            // A build that delivers has not ended, and proves nothing here.
            var found = read.Builds.Where(build => build.CommitSha == commit && build.Uuid != own).MaxBy(build => build.QueuedAt);
            if (found is not null || read.Builds.Count < PageSize)
            {
                return found;
            }
        }

        return null;
    }

    private static string Basic(IServiceContext services)
    {
        var user = services.Variable(CodeshipService.UserVariable) ?? (services.IsRehearsal ? "rehearsed@codeship.example" : null)
            ?? throw new ServiceException($"{CodeshipService.UserVariable} is not set");
        var password = services.Secret(CodeshipService.PasswordVariable, "rehearsed-codeship-password")
            ?? throw new ServiceException($"{CodeshipService.PasswordVariable} is not set");
        return $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
    }
}
