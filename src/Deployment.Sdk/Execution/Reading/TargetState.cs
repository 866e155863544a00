using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>What a target is and runs, as read before a decision.</summary>
/// <param name="Target">The target.</param>
/// <param name="Pipeline">The plan's pipeline on Heroku.</param>
/// <param name="Apps">Its apps, in declared order; the first is the one that builds.</param>
internal sealed record TargetState(Target Target, Pipeline Pipeline, ImmutableArray<AppState> Apps)
{
    public AppState Builder => Apps[0];

    /// <summary>The secrets that this process was given for the target.</summary>
    public GivenSecrets Given { get; init; } = GivenSecrets.None;

    /// <summary>
    /// When its newest releases were looked at right before the first change, as a timestamp; null where they have to be looked at again.
    /// </summary>
    public long? LookedAt { get; init; }

    /// <summary>Since when, in UTC, all of its apps run what they run; null if that is not known of one of them.</summary>
    public DateTimeOffset? ReleasedAt
    {
        get
        {
            // An answer without the time, which Heroku's schema does not allow, would read as a very old release.
            var releases = Apps.Select(app => app.Running?.CreatedAt ?? default).ToArray();
            return releases.Contains(default) ? null : releases.Max().ToUniversalTime();
        }
    }

    /// <summary>The values of what the plan declares as secret, for masking.</summary>
    public IEnumerable<string> Secrets =>
        from secret in Target.Definition.Of<SecretVarAttribute>()
        from app in Apps
        where app.Config.GetValueOrDefault(secret.Name) is { Length: > 0 }
        select app.Config[secret.Name];

    public AppState App(string name) => Apps.First(app => app.Name == name);
}
