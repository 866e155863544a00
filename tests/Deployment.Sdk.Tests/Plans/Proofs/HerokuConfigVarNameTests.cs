using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Tests.Plans.Proofs;

public sealed class HerokuConfigVarNameTests
{
    [Theory]
    [InlineData("A")]
    [InlineData("_")]
    [InlineData("__a")]
    [InlineData("1")]
    [InlineData("django_Settings_MODULE2")]
    [InlineData("DATABASE_URL")]
    [InlineData("port")]
    [InlineData("WEB_PORT")]
    [InlineData("PS")]
    [InlineData("HEROKU_PHP_PLATFORM_REPOSITORIES")]
    [InlineData("heroku_app_name")]
    public void What_Heroku_takes_and_leaves_alone_is_legal(string name) => Assert.Null(HerokuConfigVarName.Check(name));

    [Theory]
    [InlineData(null, "Its name is empty.")]
    [InlineData("", "Its name is empty.")]
    [InlineData("A B", "Its name has a space in it.")]
    [InlineData("A.B", "Its name has '.' in it.")]
    [InlineData("A=B", "Its name has '=' in it.")]
    [InlineData("ÄRGER", "Its name has U+00C4 in it.")]
    [InlineData("A\n", "Its name has U+000A in it.")]
    [InlineData("٣", "Its name has U+0663 in it.")]
    [InlineData("PORT", "Heroku sets it itself when a dyno starts.")]
    [InlineData("DYNO", "Heroku sets it itself when a dyno starts.")]
    [InlineData("HEROKU_SLUG_COMMIT", "Heroku keeps that name for its dyno metadata.")]
    public void What_it_refuses_or_fills_in_itself_is_not(string? name, string problem)
    {
        var fault = HerokuConfigVarName.Check(name);

        Assert.Equal(problem, fault?.Problem);
        Assert.EndsWith(".", fault!.Remedy, StringComparison.Ordinal);
    }
}
