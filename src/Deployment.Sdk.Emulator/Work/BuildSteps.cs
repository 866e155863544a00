using System.Collections.Immutable;
using System.Security.Cryptography;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Work;

/// <summary>The decisions within a build.</summary>
internal static class BuildSteps
{
    public const string StackTitle = "Heroku-24";
    private const string ChecksumPrefix = "SHA256:";

    public static string Types(ImmutableDictionary<string, string>? types) => types is null || types.IsEmpty
        ? "(none)"
        : string.Join(", ", types.Keys.Order(StringComparer.Ordinal));

    public static bool IsChecksum(string text) => text.StartsWith(ChecksumPrefix, StringComparison.OrdinalIgnoreCase)
        && text.Length == ChecksumPrefix.Length + 64
        && text.AsSpan(ChecksumPrefix.Length).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0;

    /// <summary>Leaves the stream at its start.</summary>
    public static async Task<bool> HasChecksumAsync(Stream upload, string? checksum, CancellationToken ct)
    {
        if (checksum is null)
        {
            return true;
        }

        var digest = Convert.ToHexString(await SHA256.HashDataAsync(upload, ct).ConfigureAwait(false));
        upload.Position = 0;
        return checksum[ChecksumPrefix.Length..].Equals(digest, StringComparison.OrdinalIgnoreCase);
    }

    public static IEnumerable<string> LaunchLines(ReleaseState release)
    {
        yield return "-----> Launching...";
        if (release.Status == Progress.Pending)
        {
            yield return " !     Release command declared: this new release will not be available until the command succeeds.";
        }

        yield return $"       Released v{release.Version}";
    }

    public static (HerokuState State, Outcome<BuildState> Result) Fail(
        HerokuState state, Guid appId, Guid buildId, string output, DateTimeOffset now)
    {
        var app = state.GetApp(appId);
        var build = app.FindBuild(buildId)!;
        if (build.Status != Progress.Pending)
        {
            return (state, build);
        }

        var failed = build with { Status = Progress.Failed, Output = output, UpdatedAt = now };
        return (state.With(app.With(failed)), failed);
    }

    /// <returns>The release that the build makes; null when the build is no longer pending.</returns>
    public static (HerokuState State, ReleaseState? Release) Succeed(
        HerokuState state,
        Guid appId,
        Guid buildId,
        ImmutableDictionary<string, string> types,
        long size,
        string output,
        DateTimeOffset now)
    {
        var build = state.GetApp(appId).FindBuild(buildId)!;
        if (build.Status != Progress.Pending)
        {
            return (state, null);
        }

        var slug = new SlugState
        {
            Id = Guid.NewGuid(),
            AppId = appId,
            ProcessTypes = types,
            Commit = build.Version,
            CommitDescription = build.VersionDescription,
            Checksum = build.Checksum,
            Size = size,
            CreatedAt = now,
            UpdatedAt = now,
        };
        state = state with { Slugs = state.Slugs.Add(slug) };
        var app = state.GetApp(appId);
        var description = $"Deploy {slug.ShortCommit()}".TrimEnd();
        var (released, release) = Releases.Add(state, app, description, slug.Id, Releases.ConfigInForce(app), now);
        var ended = build with
        {
            Status = Progress.Succeeded,
            SlugId = slug.Id,
            ReleaseId = release.Id,
            Output = output + string.Concat(LaunchLines(release).Select(line => line + "\n")),
            UpdatedAt = now,
        };
        return (released.With(released.GetApp(appId).With(ended)), release);
    }
}
