using System.Globalization;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Services;

/// <summary>Tells each thing that the commits of a release name. One that fails keeps no other from being told.</summary>
internal static class NamedInCommits
{
    /// <param name="named">The things.</param>
    /// <param name="most">How many are told; the service takes no more calls at once.</param>
    /// <param name="happening">The event.</param>
    /// <param name="what">What they are, in the plural.</param>
    /// <param name="services">The means.</param>
    /// <param name="service">Where they are.</param>
    /// <param name="name">What one is called.</param>
    /// <param name="rounds">What is done with each, one round after the other.</param>
    public static async Task TellAsync<T>(
        IReadOnlyList<T> named,
        int most,
        DeliveryEvent happening,
        string what,
        IServiceContext services,
        OutsideService service,
        Func<T, string> name,
        params IReadOnlyList<Func<T, Task>> rounds)
    {
        // Of a first delivery there is nothing to be compared with.
        if (happening is { CommitCount: null, PreviousCommit: not null })
        {
            throw new ServiceException(
                $"the commits of this release are unknown here, and so are the {what} that they name: {CommitHash.Short(happening.PreviousCommit)}, "
                + "which ran before, is not in this clone; fetch the whole history");
        }

        if (named.Count == 0)
        {
            services.RecordsInstead(service.Name, happening.PreviousCommit is null
                ? $"nothing: the commits of a first delivery are not searched for {what}"
                : $"nothing: the commits name no {what}");
        }

        var troubles = new List<string>();
        var failed = new HashSet<T>();
        foreach (var tell in rounds)
        {
            foreach (var one in named.Take(most).Where(one => !failed.Contains(one)))
            {
                try
                {
                    await tell(one).ConfigureAwait(false);
                }
                catch (ServiceException failure) when (failure.Status is >= 400 and < 500 and not 429)
                {
                    failed.Add(one);
                    troubles.Add($"{name(one)}: {failure.Message}");
                }
            }
        }

        if (named.Count > most)
        {
            troubles.Add(string.Create(
                CultureInfo.InvariantCulture, $"{named.Count - most} of {named.Count} {what} are left as they are: that many calls at once are not allowed"));
        }

        if (happening.CommitCount > happening.Commits.Count)
        {
            troubles.Add(string.Create(
                CultureInfo.InvariantCulture, $"only the newest {happening.Commits.Count} of {happening.CommitCount} commits were searched for {what}"));
        }

        if (troubles.Count > 0)
        {
            throw new ServiceException(string.Join("; ", troubles));
        }
    }
}
