using System.Text;
using System.Text.Json;
using CsCheck;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class RedactionTests
{
    private const string Token = "HRKU-5f1d2c3b-0000/4000+8000=";

    private static readonly Redaction Masked = new([Token, "hunter two"]);

    [Theory]
    [InlineData(Token)]
    [InlineData("HRKU-5f1d2c3b-0000%2F4000%2B8000%3D")]
    [InlineData("hunter two")]
    [InlineData("hunter%20two")]
    [InlineData("hunter+two")]
    public void A_secret_is_hidden_wherever_it_stands(string form)
    {
        Assert.Equal($"a {Redaction.Mask} b {Redaction.Mask}", Masked.Apply($"a {form} b {form}"));
    }

    [Fact]
    public void A_secret_is_hidden_in_basic_credentials()
    {
        var header = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + Token));

        Assert.DoesNotContain("SFJLVS", Masked.Apply(header));
        Assert.Contains(Redaction.Mask, Masked.Apply(header));
    }

    [Fact]
    public void What_surrounds_a_secret_in_base64_never_helps_it_through() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 12, 60], Gen.Byte.Array[0, 40], Gen.Byte.Array[0, 40]).Sample((secret, before, after) =>
        {
            var bytes = Encoding.UTF8.GetBytes(secret);
            var masked = new Redaction([secret]);
            var standard = Convert.ToBase64String([.. before, .. bytes, .. after]);
            var url = standard.Replace('+', '-').Replace('/', '_').TrimEnd('=');
            return masked.Apply(standard).Contains(Redaction.Mask) && masked.Apply(url).Contains(Redaction.Mask);
        });

    [Fact]
    public void No_text_holds_the_secret_afterwards() =>
        Gen.Select(Gen.String[4, 30], Gen.String, Gen.String).Where((secret, _, _) => secret.Trim().Length >= 4).Sample(
            (secret, before, after) => !new Redaction([secret]).Apply(before + secret + after).Contains(secret, StringComparison.Ordinal)
                || Redaction.Mask.Contains(secret, StringComparison.Ordinal));

    [Fact]
    public void A_secret_in_json_is_hidden_in_its_escaped_form()
    {
        const string Secret = "pa\"ss\\wörd<&>";

        Assert.Equal($"{{\"a\":\"{Redaction.Mask}\"}}", new Redaction([Secret]).Apply($"{{\"a\":{JsonSerializer.Serialize(Secret)}}}"));
    }

    [Fact]
    public void A_secret_that_begins_with_another_leaves_no_tail() =>
        Assert.Equal(Redaction.Mask, new Redaction(["secret", "secret-and-more"]).Apply("secret-and-more"));

    [Fact]
    public void Each_line_of_a_key_is_hidden_because_output_comes_line_by_line()
    {
        const string Key = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49\n-----END PRIVATE KEY-----\n";

        Assert.Equal($"[{Redaction.Mask}]", new Redaction([Key]).Apply("[MIGHAgEAMBMGByqGSM49AgEGCCqGSM49]"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("yes")]
    [InlineData("   \n  ")]
    public void A_word_that_is_no_secret_stays_readable(string value) =>
        Assert.Equal("yes, 1 of   \n   them", new Redaction([value]).Apply("yes, 1 of   \n   them"));

    [Fact]
    public void More_secrets_can_be_learnt_later() =>
        Assert.Equal($"{Redaction.Mask} {Redaction.Mask}", Masked.With(["database-password"]).Apply($"{Token} database-password"));
}
