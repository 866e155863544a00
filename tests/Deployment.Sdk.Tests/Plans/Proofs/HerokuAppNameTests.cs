using System.Text.RegularExpressions;
using CsCheck;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Tests.Plans.Proofs;

public sealed class HerokuAppNameTests
{
    [Theory]
    [InlineData("yunojuno-live")]
    [InlineData("abc")]
    [InlineData("a-0")]
    [InlineData("a23456789012345678901234567890")]
    [InlineData("yunojuno-dev-{slot}", "1", "2")]
    [InlineData("a{slot}-{slot}b", "x")]
    public void A_legal_name_has_no_fault(string template, params string[] slots)
    {
        Assert.Null(HerokuAppName.Check(template, slots));
    }

    [Theory]
    [InlineData("", "", "0 characters")]
    [InlineData("ab", "ab", "2 characters")]
    [InlineData("a234567890123456789012345678901", "a234567890123456789012345678901", "31 characters")]
    [InlineData("Yunojuno", "Yunojuno", "'Y'")]
    [InlineData("1abc", "1abc", "'1'")]
    [InlineData("-abc", "-abc", "'-'")]
    [InlineData("yunojunO", "yunojunO", "'O'")]
    [InlineData("yuno_juno", "yuno_juno", "'_'")]
    [InlineData("yuno.juno", "yuno.juno", "'.'")]
    [InlineData("yuno juno", "yuno juno", "U+0020")]
    [InlineData("yuno\0", "yuno\0", "U+0000")]
    [InlineData("yunó-dev", "yunó-dev", "U+00F3")]
    [InlineData("yunojuno-", "yunojuno-", "ends with '-'")]
    [InlineData("yunojuno\n", "yunojuno\n", "U+000A")]
    [InlineData("app-{solt}", "app-{solt}", "only placeholder is '{slot}'")]
    [InlineData("app-{solt}", "app-{solt}", "only placeholder is '{slot}'", "1")]
    [InlineData("app_{solt}", "app_{solt}", "'_'")]
    [InlineData("{solt}-App", "{solt}-App", "'A'")]
    [InlineData("app-{slot", "app-{slot", "'{'")]
    [InlineData("app-{slot}", "app-{slot}", "no slot")]
    [InlineData("app-{slot}", "app-Two", "'T'", "1", "Two", "Three")]
    [InlineData("app-{slot}", "app-", "ends with '-'", "1", "")]
    [InlineData("app-with-a-long-name-{slot}", "app-with-a-long-name-0123456789", "31 characters", "1", "0123456789")]
    [InlineData("{slot}-app", "1-app", "'1'", "1")]
    public void The_first_expansion_that_Heroku_refuses_is_named(string template, string expanded, string problem, params string[] slots)
    {
        var fault = HerokuAppName.Check(template, slots);
        Assert.NotNull(fault);
        Assert.Equal(expanded, fault.Expanded);
        Assert.Contains(problem, fault.Problem);
        Assert.EndsWith(".", fault.Remedy);
    }

    [Fact]
    public void The_check_is_the_regular_expression_of_the_platform_API() => Gen.OneOf(
            Gen.String, Gen.OneOf("a", "z", "0", "9", "-", "A", "_", "abcdefghij", "\n").Array[0, 8].Select(string.Concat))
        .Where(name => !name.Contains("{slot}"))
        .Sample(name => HerokuAppName.Check(name, []) is null == Regex.IsMatch(name, @"\A[a-z][a-z0-9-]{1,28}[a-z0-9]\z"), iter: 20_000);
}
