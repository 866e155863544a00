using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class TimeLimitsTests
{
    [Fact]
    public void A_read_is_given_up_sooner_than_a_write_and_both_later_than_by_Herokus_routers()
    {
        Assert.InRange(TimeLimits.Attempt(HttpMethod.Get), TimeSpan.FromSeconds(30), TimeLimits.Attempt(HttpMethod.Post));
        Assert.All(
            [HttpMethod.Post, HttpMethod.Patch, HttpMethod.Put, HttpMethod.Delete],
            method => Assert.Equal(TimeLimits.Write, TimeLimits.Attempt(method)));
        Assert.True(TimeLimits.Call > TimeLimits.Write * 2);
    }

    [Theory]
    [InlineData(0, 120)]
    [InlineData(128 * 1024, 121)]
    [InlineData(100L * 1024 * 1024, 920)]
    [InlineData(long.MaxValue, 3600)]
    public void An_upload_has_time_by_its_size(long length, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), TimeLimits.Upload(length));
}
