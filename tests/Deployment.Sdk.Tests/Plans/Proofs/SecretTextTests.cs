using Deployment.Sdk.Plans.Proofs.Secrets;

namespace Deployment.Sdk.Tests.Plans.Proofs;

public sealed class SecretTextTests
{
    private const string Alphanumeric = "0123456789abcdefghijABCDEFGHIJ0123456789";

    // Put together here, so that no scanner takes this file for a leak.
    public static TheoryData<string, string> Secrets => new()
    {
        { "postgres://u:s3@h/d", "a PostgreSQL URL with a password" },
        { "see redis://:s3@h:6379 for more", "a Redis URL with a password" },
        { "mongodb+srv://u:s3@h", "a MongoDB URL with a password" },
        { "https://x-token-auth:s3@bitbucket.org/team/shop", "a URL with a password" },
        { "-----BEGIN RSA " + "PRIVATE KEY-----\nMII", "a private key" },
        { "-----BEGIN PGP " + "PRIVATE KEY BLOCK-----", "a private key" },
        { "HRKU-" + Alphanumeric, "a Heroku API key" },
        { "AKIA" + "IOSFODNN7ABCDEFG", "an AWS access key" },
        { "key=ASIA" + "IOSFODNN7ABCDEFG;", "an AWS access key" },
        { "ghp_" + Alphanumeric, "a GitHub token" },
        { "github_pat_" + Alphanumeric, "a GitHub token" },
        { "glpat-" + Alphanumeric, "a GitLab token" },
        { "xoxb-" + Alphanumeric, "a Slack token" },
        { "https://hooks.slack.com/services/" + "T0A1B2C3D/B0A1B2C3D/aBcD1234", "a Slack webhook" },
        { "sk_live_" + Alphanumeric, "a Stripe key" },
        { "rk_live_" + Alphanumeric, "a Stripe key" },
        { "sk_test_" + Alphanumeric, "a Stripe key" },
        { "rk_test_" + Alphanumeric, "a Stripe key" },
        { "whsec_" + Alphanumeric[..32], "the secret of a webhook" },
        { "shpat_" + Alphanumeric[..16] + Alphanumeric[..16], "a Shopify token" },
        { "xapp-" + "1-A0B1C2D3E4F-1234567890123-" + Alphanumeric, "a Slack app token" },
        { "sk-proj-" + Alphanumeric + "_-" + Alphanumeric, "an OpenAI key" },
        { "sk-ant-" + "api03-" + Alphanumeric + "-" + Alphanumeric, "an Anthropic key" },
        { "AIza" + Alphanumeric[..35], "a Google API key" },
        { "SG." + Alphanumeric[..22] + "." + Alphanumeric + "abc", "a SendGrid key" },
        { "npm_" + Alphanumeric, "an npm token" },
        { "pypi-" + Alphanumeric + Alphanumeric, "a PyPI token" },
        { "eyJ" + Alphanumeric + ".eyJ" + Alphanumeric + ".c2ln", "a JSON web token" },
        { "DefaultEndpointsProtocol=https;AccountKey=" + Alphanumeric + "==;", "an Azure account key" },
        { "Endpoint=sb://shop/;SharedAccessKey=" + Alphanumeric, "an Azure shared access key" },
        { "Host=db;Username=shop;Password=s3", "a connection string with a password" },
        { "Authorization: Basic dXNlcjpwYXNz", "an Authorization header" },
        { "bearer " + Alphanumeric, "an Authorization header" },
    };

    [Theory]
    [MemberData(nameof(Secrets))]
    public void A_secret_is_known_by_its_shape(string text, string kind) => Assert.Equal(kind, SecretText.Find(text)?.Kind);

    [Theory]
    [InlineData("postgres://localhost/db")]
    [InlineData("postgres://user@host:5432/db")]
    [InlineData("postgres://user:@host/db")]
    [InlineData("postgres://user:$PASSWORD@host/db")]
    [InlineData("https://host:8080/a@b")]
    [InlineData("http://host/?at=10:30&to=a@b")]
    [InlineData("git@bitbucket.org:team/shop.git")]
    [InlineData("-----BEGIN CERTIFICATE-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("AKIA2")]
    [InlineData("ghp_short")]
    [InlineData("Basic authentication")]
    [InlineData("Bearer authentication-is-required-here")]
    [InlineData("eyJust.a.word")]
    [InlineData("npm_config_registry")]
    [InlineData("pypi-publish")]
    [InlineData("sk_test_changeme")]
    [InlineData("sk_test_publishablekeyofthedemoshop")]
    [InlineData("whsec_is_what_the_webhook_secret_starts_with")]
    [InlineData("shpat_0123456789abcdef0123456789abcdef0")]
    [InlineData("shpat_tokens_are_kept_in_the_vault_of_the_team")]
    [InlineData("xapp-manifest-of-the-application-in-production")]
    [InlineData("sk-proj-demo")]
    [InlineData("sk-ant-colony-optimisation-of-the-warehouse-routes")]
    [InlineData("task-proj-0123456789abcdefghijABCDEFGHIJ0123456789")]
    [InlineData("psql --password=;")]
    [InlineData("")]
    public void What_is_near_is_not(string text) => Assert.Null(SecretText.Find(text));

    [Theory]
    [InlineData("eyJ")]
    [InlineData("-eyJ")]
    [InlineData("=eyJ")]
    [InlineData("ghp_")]
    [InlineData("AKIA")]
    [InlineData("whsec_")]
    [InlineData("sk-ant-")]
    [InlineData("-sk-ant-a1")]
    [InlineData("SG.")]
    [InlineData("://")]
    [InlineData("a://b:c")]
    [InlineData("-----BEGIN ")]
    [InlineData("Password= ;")]
    [InlineData(" Pwd ")]
    [InlineData("Basic ")]
    [InlineData("Bearer a")]
    [InlineData("@:")]
    [InlineData(" ")]
    public void A_text_of_a_megabyte_is_judged_as_one_of_ten_kilobytes(string part)
    {
        var (much, little) = (Repeated(1_000_000), Repeated(10_000));

        Assert.Equal(SecretValue.InVariable("API_TOKEN", little)?.Kind, SecretValue.InVariable("API_TOKEN", much)?.Kind);

        string Repeated(int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));
    }

    [Theory]
    [InlineData("DJANGO_SECRET_KEY", "Yes")]
    [InlineData("SECRET_KEY_BASE", "Yes")]
    [InlineData("DB_PASSWORD_2", "Yes")]
    [InlineData("DbPassword", "Yes")]
    [InlineData("STRIPE_API_KEY", "Yes")]
    [InlineData("TOKEN_GITHUB", "Perhaps")]
    [InlineData("ACCESS_KEY_ID", "No")]
    [InlineData("TOKENIZER", "No")]
    [InlineData("PUBLIC_KEY", "No")]
    [InlineData("KEYCLOAK_URL", "No")]
    [InlineData("", "No")]
    public void A_name_tells_what_it_is_of(string name, string expected) => Assert.Equal(expected, SecretNames.Of(name).ToString());
}
