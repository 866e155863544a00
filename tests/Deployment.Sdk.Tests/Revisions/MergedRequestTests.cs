using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Tests.Revisions;

public sealed class MergedRequestTests
{
    [Theory]
    [InlineData("Merged in feature/x (pull request #12)\n\nBill by the hour\n\nApproved-by: Ada", "#12 Bill by the hour")]
    [InlineData("Merged in feature/(x) (pull request #12)", "#12")]
    [InlineData("Merge pull request #7 from yunojuno/feature-x\n\nBill by the hour", "#7 Bill by the hour")]
    [InlineData("Merge pull request #7 from yunojuno/feature-x", "#7")]
    [InlineData("Bill by the hour (#31)\n\n* one\n* two", "#31 Bill by the hour")]
    [InlineData("(#31)", "#31")]
    [InlineData("Merge branch 'master' into dev", null)]
    [InlineData("Revert \"Bill by the hour (#31)\"", null)]
    [InlineData("See (#31) for more", null)]
    [InlineData("Undo it\n\nMerged in feature/x (pull request #12)", null)]
    [InlineData("(#1234567890)", null)]
    [InlineData("\n\n", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_message_names_the_request_that_it_merged(string? message, string? request) => Assert.Equal(request, MergedRequest.Of(message));
}
