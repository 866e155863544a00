namespace Deployment.Sdk.Execution;

/// <summary>An observer whose service knows the history of the repository, for a clone here that does not have it.</summary>
internal interface IReleaseHistory
{
    /// <summary>What lies between two commits. A <see cref="ServiceException"/> says why that is not known.</summary>
    /// <param name="from">The commit that ran before.</param>
    /// <param name="to">The commit that runs now.</param>
    /// <param name="most">How much of it is wanted; one more of each says that there is more.</param>
    /// <param name="services">The means.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ReleaseContents> ReadAsync(string from, string to, ReleaseLimits most, IServiceContext services, CancellationToken cancellationToken);

    /// <summary>The commits alone, with their whole messages, newest first.</summary>
    /// <param name="from">The commit that ran before.</param>
    /// <param name="to">The commit that runs now.</param>
    /// <param name="most">How many are wanted.</param>
    /// <param name="services">The means.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<DeliveredCommit>> CommitsAsync(
        string from, string to, int most, IServiceContext services, CancellationToken cancellationToken);
}

/// <summary>How much of a release is read.</summary>
/// <param name="Commits">How many commits.</param>
/// <param name="Files">How many files.</param>
internal sealed record ReleaseLimits(int Commits, int Files);
