using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class TokenPolicyTests
{
    private static readonly TokenHolder Live = new("LIVE", IsProduction: true);
    private static readonly TokenHolder Uat = new("UAT", IsProduction: false);
    private static readonly TokenHolder Dev = new("dev-1", IsProduction: false);

    [Theory]
    [InlineData("UAT", "HEROKU_API_KEY_UAT")]
    [InlineData("dev-1", "HEROKU_API_KEY_DEV_1")]
    [InlineData("Live EU.2", "HEROKU_API_KEY_LIVE_EU_2")]
    [InlineData("größe", "HEROKU_API_KEY_GR__E")]
    public void Each_environment_has_a_variable_of_its_own(string environment, string variable) =>
        Assert.Equal(variable, TokenVariable.Of(environment));

    [Fact]
    public void An_environments_own_token_comes_first()
    {
        var choice = Choose(Uat, [Uat], ("HEROKU_API_KEY_UAT", " u \n"), ("HEROKU_API_KEY", "g"));

        Assert.Equal(("HEROKU_API_KEY_UAT", "u"), (choice.Variable, choice.Token));
    }

    [Fact]
    public void The_general_token_serves_what_is_below_production() =>
        Assert.Equal("g", Choose(Uat, [Uat, Dev], ("HEROKU_API_KEY", "g")).Token);

    [Fact]
    public void The_general_token_never_serves_production()
    {
        var choice = Choose(Live, [Live], ("HEROKU_API_KEY", "g"));

        Assert.False(choice.IsGranted);
        Assert.Equal("HEROKU_API_KEY_LIVE", choice.Variable);
        Assert.Contains("set HEROKU_API_KEY_LIVE", choice.Refusal);
    }

    [Fact]
    public void The_general_token_serves_nobody_in_a_call_that_touches_production()
    {
        var choice = Choose(Uat, [Uat, Live], ("HEROKU_API_KEY", "g"), ("HEROKU_API_KEY_LIVE", "l"));

        Assert.False(choice.IsGranted);
        Assert.Contains("set HEROKU_API_KEY_UAT", choice.Refusal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_variable_without_a_value_is_a_missing_one(string value) =>
        Assert.Contains("set HEROKU_API_KEY_UAT", Choose(Uat, [Uat], ("HEROKU_API_KEY_UAT", value)).Refusal);

    [Theory]
    [InlineData("HEROKU_API_KEY_UAT")]
    [InlineData("HEROKU_API_KEY")]
    public void One_token_for_production_and_below_is_refused_on_both_sides(string variable)
    {
        (string, string)[] variables = [(variable, "same"), ("HEROKU_API_KEY_LIVE", "same")];
        var below = Choose(Uat, [Uat], variables);
        var production = Choose(Live, [Live], variables);

        Assert.False(below.IsGranted);
        Assert.False(production.IsGranted);
        Assert.Contains("UAT has the same Heroku token as LIVE", below.Refusal);
        Assert.Contains("SharedAccount = true", production.Refusal);
        Assert.DoesNotContain("same\"", $"{below}{production}");
    }

    [Fact]
    public void One_token_for_production_and_below_can_be_declared()
    {
        var shared = Uat with { SharedAccount = true };
        (string, string)[] variables = [("HEROKU_API_KEY_UAT", "same"), ("HEROKU_API_KEY_LIVE", "same")];

        Assert.Equal("same", Choose(shared, [shared, Live], [Live, shared], variables).Token);
        Assert.Equal("same", Choose(Live, [shared, Live], [Live, shared], variables).Token);
        Assert.False(Choose(Live, [Live], [Live, shared, Dev], [.. variables, ("HEROKU_API_KEY_DEV_1", "same")]).IsGranted);
    }

    [Fact]
    public void Two_productions_may_share_one_token()
    {
        var other = Live with { Name = "LIVE-EU" };

        Assert.Equal("l", Choose(Live, [Live, other], [Live, other], [("HEROKU_API_KEY_LIVE", "l"), ("HEROKU_API_KEY_LIVE_EU", "l")]).Token);
    }

    [Fact]
    public void Two_names_with_one_variable_cannot_slip_a_token_into_production()
    {
        var alike = new TokenHolder("live", IsProduction: false);

        Assert.False(Choose(alike, [alike], [Live, alike], [("HEROKU_API_KEY_LIVE", "l")]).IsGranted);
    }

    [Fact]
    public void A_choice_never_prints_its_token() =>
        Assert.Equal("HEROKU_API_KEY_UAT: set", Choose(Uat, [Uat], ("HEROKU_API_KEY_UAT", "s3cret")).ToString());

    private static TokenChoice Choose(TokenHolder environment, TokenHolder[] targets, params (string Name, string Value)[] variables) =>
        Choose(environment, targets, [Live, Uat, Dev], variables);

    private static TokenChoice Choose(
        TokenHolder environment, TokenHolder[] targets, TokenHolder[] plan, params (string Name, string Value)[] variables) =>
        TokenPolicy.Choose(environment, targets, plan, variables.ToDictionary(pair => pair.Name, pair => pair.Value));
}
