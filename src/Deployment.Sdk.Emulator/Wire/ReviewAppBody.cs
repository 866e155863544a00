using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>A review app as the API shows it.</summary>
internal sealed record ReviewAppBody(
    IdOnly? App,
    IdOnly? AppSetup,
    string Branch,
    string CreatedAt,
    Guid Id,
    IdOnly Pipeline,
    string Status,
    string UpdatedAt,
    Person Creator,
    bool WaitForCi,
    string? ErrorStatus,
    string? Message,
    ForkRepository? ForkRepo,
    int? PrNumber)
{
    public static ReviewAppBody Of(ReviewAppState review, HerokuState state)
    {
        var (status, at, failure) = ReviewApps.Of(state, review);
        return new ReviewAppBody(
            review.IsDeleted ? null : new IdOnly(review.AppId),
            review.IsDeleted ? null : new IdOnly(review.AppSetupId),
            review.Branch,
            Constants.Time(review.CreatedAt),
            review.Id,
            new IdOnly(review.PipelineId),
            status,
            Constants.Time(at),
            new Person(state.AccountId, Constants.Email),
            state.ReviewAppConfigOf(review.PipelineId)?.WaitForCi ?? false,
            failure is null ? null : "creating",
            failure,
            review.ForkRepository is { } fork ? new ForkRepository(fork) : null,
            review.PullRequest);
    }
}

/// <summary>The repository that a pull request comes from.</summary>
internal sealed record ForkRepository(long? Id);

/// <summary>A review app that a client asks for.</summary>
internal sealed record ReviewAppCreation(
    string? Branch,
    Identity? Pipeline,
    SourceBlob? SourceBlob,
    Dictionary<string, string?>? Environment,
    int? PrNumber,
    long? ForkRepoId);
