using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class ApiAddressTests
{
    [Theory]
    [InlineData(null, "https://api.heroku.com/")]
    [InlineData("", "https://api.heroku.com/")]
    [InlineData(" http://127.0.0.1:5057\n", "http://127.0.0.1:5057/")]
    public void The_address_is_Herokus_unless_a_variable_names_another(string? value, string expected)
    {
        Assert.True(ApiAddress.TryRead(Variables(value), out var api, out _));
        Assert.Equal(expected, api.AbsoluteUri);
    }

    [Fact]
    public void A_value_that_is_no_address_is_refused_by_name()
    {
        Assert.False(ApiAddress.TryRead(Variables("127.0.0.1 5057"), out _, out var reason));
        Assert.Contains("HEROKU_API_URL", reason);
    }

    private static Dictionary<string, string> Variables(string? value) => value is null ? [] : new() { ["HEROKU_API_URL"] = value };
}
