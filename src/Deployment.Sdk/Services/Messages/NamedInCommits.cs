using System.Globalization;

namespace Deployment.Sdk.Services;

/// <summary>Tells each thing that the commits of a release name. One that fails keeps no other from being told.</summary>
internal static class NamedInCommits
{
    /// <param name="named">The things.</param>
    /// <param name="most">How many are told; the service takes no more calls at once.</param>
    /// <param name="happening">The event.</param>
    /// <param name="what">What they are, in the plural.</param>
    /// <param name="name">What one is called.</param>
    /// <param name="tell">Tells one.</param>
    public static async Task TellAsync<T>(
        IReadOnlyList<T> named, int most, DeliveryEvent happening, string what, Func<T, string> name, Func<T, Task> tell)
    {
        var troubles = new List<string>();
        foreach (var one in named.Take(most))
        {
            try
            {
                await tell(one).ConfigureAwait(false);
            }
            catch (ServiceException failure) when (failure.Status is >= 400 and < 500 and not 429)
            {
                troubles.Add($"{name(one)}: {failure.Message}");
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
