using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>An app for a branch: an app setup whose app is coupled at the stage <c>review</c>.</summary>
internal static partial class ReviewApps
{
    private const int LongestBase = 23;

    public static (HerokuState State, Outcome<ReviewAppState> Result) Begin(
        HerokuState state, ReviewAppOrder order, BuildState build, DateTimeOffset now)
    {
        if (state.FindPipeline(order.Pipeline) is not { } pipeline)
        {
            return (state, PipelineChanges.NotFound);
        }

        if (state.ReviewApps.Any(known => !known.IsDeleted && known.PipelineId == pipeline.Id && known.Branch == order.Branch))
        {
            return (state, Refusal.Conflict($"A review app already exists for the {order.Branch} branch"));
        }

        var config = state.ReviewAppConfigOf(pipeline.Id);
        var name = NewName(config?.BaseName ?? pipeline.Name, order);
        var (begun, result) = AppSetups.Begin(state, name, config?.Region, order.Environment, build, now);
        if (!result.Succeeds(out var setup, out var refusal))
        {
            return (state, refusal);
        }

        var coupled = PipelineChanges.Couple(begun, name, order.Pipeline, "review", now).State;
        var review = new ReviewAppState(
            Guid.NewGuid(), pipeline.Id, setup.AppId, setup.Id, order.Branch, order.PullRequest, order.ForkRepository, false, now, now);
        return (coupled with { ReviewApps = coupled.ReviewApps.Add(review) }, review);
    }

    public static (string Status, DateTimeOffset At, string? Failure) Of(HerokuState state, ReviewAppState review)
    {
        if (review.IsDeleted)
        {
            return ("deleted", review.UpdatedAt, null);
        }

        var (status, at, failure) = AppSetups.Of(state, state.FindAppSetup(review.AppSetupId)!);
        return (status switch { Progress.Pending => "creating", Progress.Succeeded => "created", _ => "errored" }, at, failure);
    }

    /// <summary>Heroku names a review app after the base name and the pull request or the branch, with something random at its end.</summary>
    private static string NewName(string baseName, ReviewAppOrder order)
    {
        var tail = order.PullRequest is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"pr-{number}")
            : Other().Replace(order.Branch.ToLowerInvariant(), "-").Trim('-');
        var text = $"{baseName}-{tail}";
        return $"{(text.Length > LongestBase ? text[..LongestBase] : text).TrimEnd('-')}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
