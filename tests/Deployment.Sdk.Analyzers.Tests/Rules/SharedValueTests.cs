using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class SharedValueTests
{
    private const string Id = "DPL2010";

    private const string Live = """

        [Environment("LIVE", Stage.Production), HerokuApp("shop-live")]
        [ConfigVar("DATABASE_URL", "postgres://db.shop.example/shop"), AddonAttachment("REDIS", "redis-round-1")]
        public sealed partial class Live;
        """;

    [Fact]
    [Trait(Id, "fires")]
    public Task A_database_of_production_is_shown_at_whoever_else_uses_it() => Verify.Rules<SharedValue>(
        """
        [Environment("UAT", Stage.Staging), HerokuApp("shop-uat"), ConfigVar("DATABASE_URL", {|#0:"postgres://db.shop.example/shop"|})]
        public sealed partial class Uat;
        """ + Live,
        Verify.Says(Id, "The value of DATABASE_URL of UAT is that of LIVE too, so that what happens in UAT happens to the data of LIVE. Give UAT one of its own."));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_add_on_that_is_attached_to_both_is_shown_whatever_it_is_called_there() => Verify.Rules<SharedValue>(
        """
        [Environment("UAT", Stage.Staging), HerokuApp("shop-uat"), AddonAttachment("CACHE", {|#0:"Redis-round-1"|})]
        public sealed partial class Uat;
        """ + Live,
        Verify.Says(Id, "The add-on attached as CACHE of UAT is that of LIVE too, so that what happens in UAT happens to the data of LIVE. Give UAT one of its own."));

    [Fact]
    [Trait(Id, "fires")]
    public Task What_a_common_base_class_declares_is_shared_by_all_that_inherit_it() => Verify.Rules<SharedValue>(
        """
        [ConfigVar("UPLOADS_BUCKET", "shop-uploads")] public abstract class Shared;
        [Environment("LIVE", Stage.Production), HerokuApp("shop-live")] public sealed partial class Live : Shared;
        [Environment("UAT", Stage.Staging), HerokuApp("shop-uat")] public sealed partial class {|#0:Uat|} : Shared;
        """,
        Verify.Says(Id, "The value of UPLOADS_BUCKET of UAT is that of LIVE too, so that what happens in UAT happens to the data of LIVE. " +
            "Give UAT one of its own. It is declared on the base class 'Shared'."));

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("ConfigVar(\"DATABASE_URL\", \"postgres://db.shop.example/uat\")")]
    [InlineData("ConfigVar(\"DATABASE_URL\", \"\"), ConfigVar(\"DB_PORT\", \"5432\")")]
    [InlineData("ConfigVar(\"SITE_URL\", \"https://shop.example\")")]
    [InlineData("ConfigVar(\"DATABASE_URL\", \"postgres://localhost:5432/shop\")")]
    [InlineData("ConfigVar(\"DATABASE_ENGINE\", \"postgresql\"), ConfigVar(\"DB_POOL_SIZE\", \"big\"), ConfigVar(\"LANG\", \"en_GB\")")]
    [InlineData("SecretVar(\"DATABASE_URL\"), AddonAttachment(\"REDIS\", \"redis-round-2\")")]
    [InlineData("AddonAttachment(\"REDIS\", \"\"), ConfigVar(\"DATABASE_URL\", null!)")]
    public Task What_each_has_of_its_own_or_says_nothing_of_data_is_left_alone(string declared) => Verify.Rules<SharedValue>(
        $$"""
        [Environment("LIVE", Stage.Production), HerokuApp("shop-live"), ConfigVar("DATABASE_URL", "postgres://localhost:5432/shop")]
        [ConfigVar("SITE_URL", "https://shop.example"), ConfigVar("DB_PORT", "5432"), ConfigVar("DATABASE_ENGINE", "postgresql")]
        [ConfigVar("DB_POOL_SIZE", "big"), ConfigVar("LANG", "en_GB"), AddonAttachment("REDIS", "redis-round-1")]
        public sealed partial class Live;

        [Environment("UAT", Stage.Staging), HerokuApp("shop-uat"), {{declared}}]
        public sealed partial class Uat;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task Environments_of_one_stage_and_one_kind_of_data_may_share() => Verify.Rules<SharedValue>(
        """
        [Environment("A", Stage.Development), HerokuApp("shop-a"), ConfigVar("DATABASE_URL", "postgres://db.shop.example/dev")]
        public sealed partial class A;
        [Environment("B", Stage.Development), HerokuApp("shop-b"), ConfigVar("DATABASE_URL", "postgres://db.shop.example/dev")]
        public sealed partial class B;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public async Task Half_typed_and_huge_values_throw_nothing()
    {
        foreach (var declared in new[] { "ConfigVar(", "ConfigVar(\"DATABASE_URL\"", "AddonAttachment(null!, null!)", $"ConfigVar(\"DB_URL\", \"{new string('@', 100_000)}\")" })
        {
            Assert.DoesNotContain(
                await LiveCompilation.RulesSay(
                    LiveCompilation.Of($"[Environment(\"UAT\", Stage.Staging), {declared}] public partial class Uat;" + Live), TestContext.Current.CancellationToken),
                found => found.Id == "AD0001");
        }
    }
}
