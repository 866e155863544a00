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
        { "https://hooks.slack.com/triggers/" + "T0A1B2C3D/1234567890123/aBcD1234eFgH5678", "a Slack webhook" },
        { "https://hooks.slack.com/workflows/" + "T0A1B2C3D/A0A1B2C3D/1234567890123/aBcD1234", "a Slack webhook" },
        { "https://yunojuno.webhook.office.com/webhookb2/" + "01234567-89ab-cdef-0123-456789abcdef@01234567-89ab-cdef-0123-456789abcdef/IncomingWebhook/0123", "a Teams webhook" },
        { "https://x.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/0a/triggers/manual/paths/invoke?api-version=1&sig=" + Alphanumeric, "a URL with a secret among its parameters" },
        { "https://api.hipchat.com/v2/room/deployments/notification?auth_token=" + Alphanumeric, "a URL with a secret among its parameters" },
        { "ATBB" + Alphanumeric[..32], "a Bitbucket app password" },
        { "ATCTT3" + "xFfGN0" + Alphanumeric + Alphanumeric + "=0A1B2C3D", "a Bitbucket access token" },
        { "ATATT3" + "xFfGF0" + Alphanumeric + Alphanumeric + "=0A1B2C3D", "an Atlassian API token" },
        { "ATTA" + string.Concat(Enumerable.Repeat("0123456789abcdef", 4)) + "0A1B2C3D", "a Trello token" },
        { "CCIPAT_" + Alphanumeric[..22] + "_" + Alphanumeric, "a CircleCI token" },
        { "sntrys_" + "eyJpYXQiOjE2ODAwMDAwMDAuMH0=_" + Alphanumeric, "a Sentry token" },
        { "sntryu_" + string.Concat(Enumerable.Repeat("0123456789abcdef", 4)), "a Sentry token" },
        { "ddpat_" + "9fQ2mX7vR4tL1kZ8cN5wB3yH6sD0", "a Datadog token" },
        { "ddsat_" + "9fQ2mX7vR4tL1kZ8cN5wB3yH6sD0", "a Datadog token" },
        { "ddapp_" + "9fQ2mX7vR4tL1kZ8cN5wB3yH6sD0", "a Datadog application key" },
        { "NRAK-" + "0A1B2C3D4E5F6G7H8I9J0K1L2M3", "a New Relic key" },
        { "gldt-" + Alphanumeric[..20], "a GitLab token" },
        { "xoxe-" + "1-" + Alphanumeric, "a Slack token" },
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
    [InlineData("ATBBREVIATIONOFTHEWHOLEDEPARTMENT")]
    [InlineData("ATTACHMENTS-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("NRAK-STANDS-FOR-A-USER-KEY")]
    [InlineData("ddapp_config_of_the_web_team_in_europe")]
    [InlineData("addapp_" + "9fQ2mX7vR4tL1kZ8cN5wB3yH6sD0")]
    [InlineData("9e107d9d372bb6826bd81d3542a419d6")]
    [InlineData("2fd4e1c67a2d28fced849ee1bb76e7391b93eb12")]
    [InlineData("https://hooks.slack.com/")]
    [InlineData("https://yunojuno.webhook.office.com/webhookb2/")]
    [InlineData("https://codecov.io/gh/yunojuno/platform/branch/master/graph/badge.svg?token=A1B2C3D4E5")]
    [InlineData("https://shop.example/confirm?token=${CONFIRMATION_TOKEN_2026_001}")]
    [InlineData("https://shop.example/?design=0123456789abcdef0123&page=2")]
    [InlineData("what?token=0123456789abcdefghij")]
    [InlineData("01234567-89ab-cdef-0123-456789abcdef")]
    [InlineData("5f2b1c3d4e5f6a7b8c9d0e1f")]
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
    [InlineData("://?sig=")]
    [InlineData("://x?sig=a1b2c3d4&")]
    [InlineData("ATTA")]
    [InlineData("ATCTT3")]
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
    [InlineData("variable", "aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7b", true)]
    [InlineData("SecretVariable", "aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7b", true)]
    [InlineData("variable", "SLACK_WEBHOOK_URL_2026_ROOM_42", false)]
    [InlineData("variable", "HIPCHATTOKENOFROOM123", false)]
    [InlineData("room", "aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7b", false)]
    public void Where_the_name_of_a_variable_belongs_a_value_is_seen(string argument, string value, bool isSecret) =>
        Assert.Equal(isSecret, SecretValue.InArgument(argument, value) is not null);

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
