using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class SecretInSourceTests
{
    private const string Id = "DPL2008";

    [Fact]
    [Trait(Id, "fires")]
    public Task It_is_shown_at_the_secret_itself_and_never_quoted() => Verify.Rules(
        """
        [Environment("UAT", Stage.Staging)]
        [ConfigVar("DATABASE_URL", "postgres://shop:{|#0:correct-horse|}@db.yunojuno.example/shop")]
        [ConfigVar("DJANGO_SECRET_KEY", {|#1:Values.Key|})]
        [ReleaseCommand("psql amqp://shop:{|#2:correct-horse|}@mq.yunojuno.example -c vacuum")]
        public partial class Uat;

        internal static class Values
        {
            public const string Key = "battery staple";
        }
        """,
        Verify.Says(
            Id,
            "Config var 'DATABASE_URL' holds a PostgreSQL URL with a password. Whoever reads the source has it: revoke it, and declare " +
            "[SecretVar(\"DATABASE_URL\")], whose value is set on Heroku alone."),
        Verify.Says(
            Id,
            "Config var 'DJANGO_SECRET_KEY' holds a literal value under the name of a secret. Whoever reads the source has it: revoke it, " +
            "and declare [SecretVar(\"DJANGO_SECRET_KEY\")], whose value is set on Heroku alone.",
            at: 1),
        Verify.Says(
            Id,
            "Argument 'command' of [ReleaseCommand] holds an AMQP URL with a password. Whoever reads the source has it: revoke it, and read " +
            "the new one from the environment when it is needed.",
            at: 2));

    [Fact]
    [Trait(Id, "fires")]
    public Task Base_classes_plans_and_the_attributes_of_others_are_read_too() => Verify.Rules(
        """
        [DeploymentPlan("shop"), TrunkBased, Tell({|DPL2008:"https://hooks.slack.com/services/T0A1B2C3D/B0A1B2C3D/aBcD1234eFgH5678"|})]
        [CopyData<Uat, Uat>(Anonymise = "psql postgres://a:{|DPL2008:b1|}@c/d")]
        public static partial class Delivery;

        [ConfigVar("A", "{|DPL2008:ghp_0123456789abcdefghijABCDEFGHIJ012345|}"), Tell("all", Token = "{|DPL2008:a8f5f167f44f4964e6c998dee827110c|}")]
        public abstract class Shared;

        [Environment("UAT", Stage.Staging)] public partial class Uat : Shared;
        [Environment("DEV", Stage.Development)] public partial class Dev : Shared;

        public sealed class TellAttribute(params string[] rooms) : ObserverAttribute
        {
            public string Token { get; init; }
            public override string Describe() => rooms[0];
            public override System.Threading.Tasks.Task ObserveAsync(DeliveryEvent e, IServiceContext s, System.Threading.CancellationToken t) => throw null!;
        }
        """);

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("""Slack("{|DPL2008:xoxb-1234567890-aBcDeFgHiJ|}")""")]
    [InlineData("""SlackWebhook(Variable = "https://{|DPL2008:hooks.slack.com/services/T0A1B2C3D/B0A1B2C3D/aBcD1234eFgH5678|}")""")]
    [InlineData("""SlackWebhook(Variable = "{|DPL2008:aB3dE5fG7hI9jK1lM3nO5pQ7|}")""")]
    [InlineData("""TeamsWorkflow(Variable = "https://x.environment.api.powerplatform.com:443/workflows/0a/invoke?sp=%2Frun&sig={|DPL2008:aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7b|}&v=1")""")]
    [InlineData("""HipChat("room", Address = "https://chat.example/v2/?auth_token={|DPL2008:aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5zA7b|}")""")]
    [InlineData("""Trello("{|DPL2008:ATTA0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0A1B2C3D|}", "Live")""")]
    [InlineData("""Sentry("yunojuno", "https://0123456789abcdef:{|DPL2008:0123456789abcdef|}@sentry.example/1")""")]
    [InlineData("""GitHub("yunojuno", "{|DPL2008:ghp_0123456789abcdefghijABCDEFGHIJ012345|}")""")]
    [InlineData("""Bitbucket("yunojuno", "platform", Address = "https://x-token-auth:{|DPL2008:ATBB0123456789abcdefghijABCDEFGHIJ01|}@api.bitbucket.example/2.0/")""")]
    [InlineData("""NewRelic("{|DPL2008:NRAK-0A1B2C3D4E5F6G7H8I9J0K1L2M3|}")""")]
    public Task A_secret_in_the_attribute_of_a_service_is_shown_where_it_stands(string attribute) => Verify.Rules(
        $$"""
        [Environment("UAT", Stage.Staging), {{attribute}}]
        public partial class Uat;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_services_call_their_own_things_is_no_secret() => Verify.Rules(
        """
        [Environment("UAT", Stage.Staging)]
        [Codeship("yunojuno", "01234567-89ab-cdef-0123-456789abcdef")]
        [Trello("5f2b1c3d4e5f6a7b8c9d0e1f", "Live")]
        [Opbeat("0123456789abcdef0123456789abcdef", "0123456789")]
        [NewRelic("MTIzNDU2N3xBUE18QVBQTElDQVRJT058OTg3NjU0MzIx")]
        [Slack("C0A1B2C3D4E"), HipChat("1234567"), GitLab("12345678")]
        [SlackWebhook(Variable = "SLACK_WEBHOOK_URL_OF_ROOM_2026"), TeamsWorkflow, SignedWebhook(SecretVariable = "WEBHOOK_SECRET_2")]
        public partial class Uat;
        """);

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("JDBC_DATABASE_URL", "jdbc:postgresql://db.shop.example/shop?user=shop&password={|DPL2008:tr33house|}&sslmode=require")]
    [InlineData("DATABASE", "host=db.shop.example dbname=shop user=shop password={|DPL2008:tr33house|} sslmode=require")]
    [InlineData("PGPASSWORD", "{|DPL2008:tr33house|}")]
    [InlineData("SMTP_PASS", "{|DPL2008:tr33house|}")]
    public Task Passwords_among_the_parameters_of_a_connection_are_secrets(string name, string value) => Verify.Rules(
        $$"""
        [Environment("UAT", Stage.Staging), ConfigVar("{{name}}", "{{value}}")]
        public partial class Uat;
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("JDBC_DATABASE_URL", "jdbc:postgresql://localhost/shop?user=shop&password=${PASSWORD}")]
    [InlineData("HELP_URL", "https://shop.example/help?password=forgotten")]
    [InlineData("SEASON_PASS", "gold 2026")]
    [InlineData("DJANGO_SETTINGS_MODULE", "yunojuno.settings")]
    [InlineData("PUBLIC_KEY_PATH", "/app/keys/public.pem")]
    [InlineData("TOKEN_TTL", "3600")]
    [InlineData("SECRET_BACKEND", "vault")]
    [InlineData("CSRF_TOKEN_HEADER", "X-CSRF-Token")]
    [InlineData("KEYCLOAK_URL", "https://login.yunojuno.example/auth")]
    [InlineData("DATABASE_URL", "postgres://localhost/db")]
    [InlineData("SENTRY_DSN", "https://0123456789abcdef0123456789abcdef@o1.ingest.sentry.io/1")]
    [InlineData("LOGIN_FIELD", "password")]
    [InlineData("API_TOKEN", "")]
    [InlineData("API_TOKEN", "changeme")]
    [InlineData("API_TOKEN", "${API_TOKEN}")]
    [InlineData("DATABASE_URL", "postgres://user:<password>@host/db")]
    [InlineData("SECRET_PROVIDER", "company.secrets.Vault")]
    [InlineData("TOKENIZER", "bert-base-uncased-2024-01-01")]
    [InlineData("GIT_COMMIT", "a8f5f167f44f4964e6c998dee827110ca8f5f167")]
    [InlineData("STRIPE_PUBLISHABLE_KEY", "pk_live_0123456789abcdef01234567")]
    [InlineData("REALM", "Basic authentication")]
    public Task What_only_looks_like_a_secret_is_left_alone(string name, string value) => Verify.Rules(
        $$"""
        [Environment("UAT", Stage.Staging), ConfigVar("{{name}}", "{{value}}"), SecretVar("API_KEY"), SmokeTest("/token?secret=1")]
        public partial class Uat;
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("{|CS7036:ConfigVar|}")]
    [InlineData("ConfigVar(\"API_KEY\", {|CS0103:Missing|})")]
    [InlineData("ConfigVar(\"API_KEY\", null!)")]
    public Task What_does_not_bind_is_the_compilers_own_matter(string attribute) => Verify.Rules(
        $$"""
        [Environment("LIVE", Stage.Production), {{attribute}}]
        public partial class Live;
        """);

    [Fact]
    public void The_secret_is_left_out_of_the_plan()
    {
        var code = GeneratorHost.Generate(
            """
            using Deployment.Sdk;
            [Environment("UAT", Stage.Staging), ConfigVar("A", "1"), ConfigVar("B_PASSWORD", "correct-horse")]
            public partial class Uat;
            """).ThatCompiles();

        Assert.All(code.HintNames, hint => Assert.DoesNotContain("correct-horse", code[hint], StringComparison.Ordinal));
        var definition = (EnvironmentDefinition)code.LoadType("Uat").GetProperty("Definition")!.GetValue(null)!;
        Assert.Equal("A", Assert.Single(definition.Of<ConfigVarAttribute>()).Name);
    }

    [Fact]
    [Trait(Id, "fixed")]
    public Task The_fix_keeps_the_name_and_drops_the_value() => Verify.Fix<MakeSecretVarFix>(
        """
        [Environment("UAT", Stage.Staging), ConfigVar("DATABASE_URL", "postgres://a:{|DPL2008:b1|}@c/d")] // ours
        [Deployment.Sdk.ConfigVarAttribute(value: "{|DPL2008:battery staple|}", name: Names.Key)]
        public sealed partial class Uat;
        internal static class Names { public const string Key = "API_KEY"; }
        """,
        """
        [Environment("UAT", Stage.Staging), SecretVar("DATABASE_URL")] // ours
        [Deployment.Sdk.SecretVar(Names.Key)]
        public sealed partial class Uat;
        internal static class Names { public const string Key = "API_KEY"; }
        """);
}
