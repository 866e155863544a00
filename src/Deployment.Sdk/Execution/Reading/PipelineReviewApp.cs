namespace Deployment.Sdk.Execution;

/// <summary>A review app of the plan's pipeline.</summary>
/// <param name="App">The Heroku app; null until it is made, or where the token does not see it.</param>
/// <param name="Branch">The branch.</param>
/// <param name="PullRequest">The number of the pull request; null for a branch without one.</param>
/// <param name="Status">How it stands, in Heroku's word: <c>pending</c>, <c>creating</c>, <c>created</c>, <c>deleting</c> or <c>errored</c>.</param>
/// <param name="Message">Why it could not be made, in Heroku's words; null when nothing is said.</param>
/// <param name="Build">How the build that sets it up stands, while it is being made or after that failed; null before, and afterwards.</param>
/// <param name="CreatedAt">When it was asked for, in UTC.</param>
/// <param name="UpdatedAt">When it last changed, in UTC.</param>
internal sealed record PipelineReviewApp(
    string? App, string Branch, int? PullRequest, string Status, string? Message, string? Build, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
