using System.Globalization;
using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class SharedStoreTests
{
    private const string Id = "DPL2010";

    [Fact]
    [Trait(Id, "fires")]
    public Task One_value_of_two_environments_is_shown_at_the_less_protected() => Verify.Rules<SharedStore>(
        """
        [Environment("LIVE", Stage.Production), ConfigVar("DATABASE_URL", "postgres://db.example.com/shop")] public partial class Live;
        [Environment("UAT", Stage.Staging), ConfigVar("REPORTS", {|#0:"postgres://db.example.com/shop"|})] public partial class Uat;
        """,
        Verify.Says(
            Id,
            "Config var 'REPORTS' of UAT leads where 'DATABASE_URL' of LIVE leads. " +
            "What happens to the data of UAT happens to that of LIVE: give UAT a store of its own."));

    [Fact]
    [Trait(Id, "fires")]
    public Task One_add_on_of_three_environments_names_the_most_protected() => Verify.Rules<SharedStore>(
        """
        [Environment("DEV", Stage.Development), AddonAttachment("A", addOn: {|#0:"redis-flat-1"|})] public partial class Dev;
        [Environment("LIVE", Stage.Production), AddonAttachment("REDIS", "redis-flat-1")] public partial class Live;
        [Environment("UAT", Stage.Staging), AddonAttachment("REDIS", {|#1:"Redis-flat-1"|})] public partial class Uat;
        """,
        Verify.Says(
            Id,
            "Add-on 'redis-flat-1' of DEV leads where 'REDIS' of LIVE leads. " +
            "What happens to the data of DEV happens to that of LIVE: give DEV a store of its own."),
        Verify.Says(
            Id,
            "Add-on 'Redis-flat-1' of UAT leads where 'REDIS' of LIVE leads. " +
            "What happens to the data of UAT happens to that of LIVE: give UAT a store of its own.",
            at: 1));

    [Fact]
    [Trait(Id, "fires")]
    public Task Data_decides_before_stage_and_the_class_last() => Verify.Rules<SharedStore>(
        """
        [Environment("A", Stage.Staging), Holds(DataClass.Production), AddonAttachment("DB", "one")] public partial class A;
        [Environment("B", Stage.Staging), Holds(DataClass.Test), AddonAttachment("DB", {|DPL2010:"one"|})] public partial class B;
        [Environment("C", Stage.Production), Holds(DataClass.Production), AddonAttachment("DB", {|DPL2010:"two"|})] public partial class C;
        [Environment("D", Stage.Production), Holds(DataClass.Production), AddonAttachment("DB", "two")] public partial class D;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task What_a_base_class_declares_for_both_is_shared() => Verify.Rules<SharedStore>(
        """
        [ConfigVar("MEDIA_BUCKET", "shop-media")] public abstract class Shared;
        [Environment("UAT", Stage.Staging)] public partial class {|#0:Uat|} : Shared;
        [Environment("LIVE", Stage.Production)] public partial class Live : Shared;
        """,
        Verify.Says(
            Id,
            "Config var 'MEDIA_BUCKET' of UAT leads where 'MEDIA_BUCKET' of LIVE leads. " +
            "What happens to the data of UAT happens to that of LIVE: give UAT a store of its own. " +
            "It is declared on the base class 'Shared'."));

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("MAIN_REDIS_URL", "https://cache.example.com:6379")]
    [InlineData("MONGODB_URI", "mongodb+srv://a.example.com,b.example.com/shop")]
    [InlineData("X", "AMQP://[2001:db8::1]:5672/shop")]
    public Task What_leads_to_a_store_is_known_by_name_or_by_scheme(string name, string value) => Verify.Rules<SharedStore>(
        $$"""
        [Environment("UAT", Stage.Staging), ConfigVar("{{name}}", {|DPL2010:"{{value}}"|})] public partial class Uat;
        [Environment("LIVE", Stage.Production), ConfigVar("{{name}}", "{{value}}")] public partial class Live;
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("ConfigVar(\"DATABASE_URL\", \"postgres://localhost:5432/shop\")")]
    [InlineData("ConfigVar(\"DATABASE_URL\", \"postgres://[::1]/shop\")")]
    [InlineData("ConfigVar(\"DATABASE_URL\", \"sqlite:///shop.db\")")]
    [InlineData("ConfigVar(\"DATABASE_URL\", \"postgres://\")")]
    [InlineData("ConfigVar(\"DATABASE_URL\", \"\"), ConfigVar(\"BUCKET\", \" \"), ConfigVar(\"REDIS_URL\", null!)")]
    [InlineData("ConfigVar(\"API_URL\", \"https://api.example.com\"), ConfigVar(\"LOG_LEVEL\", \"info\")")]
    [InlineData("SecretVar(\"DATABASE_URL\")")]
    [InlineData("AddonAttachment({|DPL2013:null!|}, {|DPL2013:null!|}), AddonAttachment(\"DATABASE\", {|DPL2013:\"\"|})")]
    [InlineData("{|CS7036:AddonAttachment|}, AddonAttachment(\"A\", {|CS0103:Missing|}), AddonAttachment({|CS1503:1|}, \"a\")")]
    public Task What_is_no_store_of_somebody_else_is_left_alone(string declarations) => Verify.Rules<SharedStore>(
        $$"""
        [Environment("UAT", Stage.Staging), {{declarations}}] public partial class Uat;
        [Environment("LIVE", Stage.Production), {{declarations}}] public partial class Live;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task Different_stores_and_two_of_one_stage_without_customers_data_are_left_alone() => Verify.Rules<SharedStore>(
        """
        [Environment("DEV", Stage.Development), AddonAttachment("DB", "one"), ConfigVar("A_BUCKET", "x")] public partial class Dev;
        [Environment("DEV-2", Stage.Development), AddonAttachment("DB", "one")] public partial class Dev2;
        [Environment("LIVE", Stage.Production), AddonAttachment("DB", "two"), ConfigVar("B_BUCKET", "x")] public partial class Live;
        [AddonAttachment("DB", "one")] public abstract class Nothing;
        """);

    [Fact]
    [Trait(Id, "fires")]
    public Task A_thousand_stores_are_compared() => Verify.Rules<SharedStore>(
        $$"""
        [Environment("UAT", Stage.Staging), AddonAttachment("LAST", {|DPL2010:"last"|}), {{AddOns("uat")}}] public partial class Uat;
        [Environment("LIVE", Stage.Production), {{AddOns("live")}}, AddonAttachment("LAST", "last")] public partial class Live;
        """);

    private static string AddOns(string prefix) => string.Join(
        ", ",
        Enumerable.Range(0, 1_000).Select(index => string.Create(CultureInfo.InvariantCulture, $"AddonAttachment(\"A{index}\", \"{prefix}-{index}\")")));
}
