using System.Collections.Concurrent;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>What the apps that build run since this delivery built there: read once for all apps that get the same slug.</summary>
internal sealed class BuiltSlugs(RunScope scope)
{
    private readonly ConcurrentDictionary<string, (Release Release, Slug Slug)> _known = new(StringComparer.Ordinal);

    /// <summary>The release and slug of a commit on the app that built it; null when it does not run that commit.</summary>
    public async Task<(Release Release, Slug Slug)?> OfAsync(string builder, string commit, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(builder, out var known))
        {
            var state = await new TargetReader(scope.Heroku.Reader).ReadRunningAsync(builder, cancellationToken).ConfigureAwait(false);
            if (state is not { Running: { } running, RunningSlug: { } slug } || slug.Commit != commit)
            {
                return null;
            }

            _known[builder] = known = (running, slug);
        }

        return known;
    }
}
