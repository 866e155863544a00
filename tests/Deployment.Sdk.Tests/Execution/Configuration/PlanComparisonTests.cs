using System.Collections.Immutable;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Configuration;

public sealed class PlanComparisonTests
{
    private const string Database = "postgresql-curved-12345";

    [Fact]
    public void The_four_states_of_the_team_s_own_tool()
    {
        var compared = Compare(
            [("SAME", "1"), ("OTHER", "elsewhere"), ("STRANGE", "x")],
            new ConfigVarAttribute("SAME", "1"), new ConfigVarAttribute("OTHER", "here"), new ConfigVarAttribute("NEW", "2"));

        Assert.Equal(
            ["NEW OnlyHere", "OTHER Changed", "SAME Same", "STRANGE OnlyThere"], compared.Select(variable => $"{variable.Name} {variable.State}"));
        Assert.Equal(("here", "elsewhere"), (compared[1].Here?.Text, compared[1].There?.Text));
    }

    [Theory]
    [InlineData("True", "true")]
    [InlineData("1", "1 ")]
    [InlineData("", " ")]
    [InlineData("é", "e\u0301")]
    public void Values_are_compared_text_for_text(string declared, string actual) =>
        Assert.Equal(ConfigComparison.Changed, Assert.Single(Compare([("A", actual)], new ConfigVarAttribute("A", declared))).State);

    [Fact]
    public void A_value_that_no_declaration_speaks_for_is_taken_for_a_secret()
    {
        var strange = Assert.Single(Compare([("GREETING", "hello")]));

        Assert.Null(strange.There!.Text);
        Assert.Matches("^[0-9a-f]{12}$", strange.There.Hash);
    }

    [Theory]
    [InlineData("SETTING", "postgres://user:correct-horse@db.example/x")]
    [InlineData("SETTING", "3f1b9c7a2e4d6f8091a2b3c4d5e6f708")]
    [InlineData("API_TOKEN", "correct-horse")]
    public void A_secret_where_the_plan_has_a_setting_is_not_shown(string name, string actual)
    {
        var compared = Assert.Single(Compare([(name, actual)], new ConfigVarAttribute(name, "none")));

        Assert.Equal((ConfigComparison.Changed, "none", (string?)null), (compared.State, compared.Here?.Text, compared.There?.Text));
        Assert.NotEqual(compared.Here!.Hash, compared.There!.Hash);
    }

    [Theory]
    [InlineData(true, null, ConfigComparison.Same, "a secret, set on Heroku alone")]
    [InlineData(false, null, ConfigComparison.OnlyHere, "a secret that has to be given")]
    [InlineData(true, "on the app", ConfigComparison.Same, null)]
    [InlineData(true, "given", ConfigComparison.Changed, null)]
    [InlineData(false, "given", ConfigComparison.OnlyHere, null)]
    internal void A_secret_is_there_or_given_or_missing(bool isThere, string? given, ConfigComparison state, string? note)
    {
        var secrets = given is null ? GivenSecrets.None : new GivenSecrets(GivenSecrets.None.Values.Add("KEY", given));

        var compared = Assert.Single(Compare(secrets, AppAddOns.None, isThere ? [("KEY", "on the app")] : [], new SecretVarAttribute("KEY")));

        Assert.Equal((state, note), (compared.State, compared.Note));
        Assert.Null(compared.Here?.Text);
        Assert.Null(compared.There?.Text);
    }

    [Fact]
    public void What_is_declared_as_removed_is_told_only_while_it_is_there()
    {
        Assert.Empty(Compare([], new RemovedConfigVarAttribute("OLD")));
        var left = Assert.Single(Compare([("OLD", "1")], new RemovedConfigVarAttribute("OLD")));
        Assert.Equal((ConfigComparison.OnlyThere, "declared as removed"), (left.State, left.Note));
    }

    [Theory]
    [InlineData(Database, true, ConfigComparison.Same, "provided by the add-on postgresql-curved-12345")]
    [InlineData("postgresql-other-1", true, ConfigComparison.Changed, "provided by the add-on postgresql-other-1, not by postgresql-curved-12345")]
    [InlineData(null, true, ConfigComparison.Changed, "set by hand, not by the add-on postgresql-curved-12345")]
    [InlineData(null, false, ConfigComparison.OnlyHere, "the add-on postgresql-curved-12345 is not attached")]
    internal void The_variable_of_a_declared_add_on_is_the_add_on_s_own(string? attached, bool isSet, ConfigComparison state, string note)
    {
        var addOns = attached is null ? AppAddOns.None : AddOns(("DATABASE", attached));

        var compared = Assert.Single(Compare(
            GivenSecrets.None,
            addOns,
            isSet ? [("DATABASE_URL", "postgres://u:p@h/d")] : [],
            new AddonAttachmentAttribute("DATABASE", Database)));

        Assert.Equal(("DATABASE_URL", state, note), (compared.Name, compared.State, compared.Note));
        Assert.Null(compared.There?.Text);
    }

    [Fact]
    public void An_add_on_may_set_more_than_one_variable_and_need_not_set_that_of_its_attachment()
    {
        var addOns = new AppAddOns(
            "app",
            [
                new AddOn { Id = "1", Name = "memcachier-1", App = new Reference { Id = "app" }, ConfigVars = ["MEMCACHIER_SERVERS", "MEMCACHIER_USERNAME"] },
                new AddOn { Id = "2", Name = "elsewhere-1", App = new Reference { Id = "other app" }, ConfigVars = ["LOOSE"] },
            ],
            [Attachment("MEMCACHIER", "memcachier-1")]);

        var compared = Compare(
            GivenSecrets.None,
            addOns,
            [("MEMCACHIER_SERVERS", "a"), ("MEMCACHIER_USERNAME", "b"), ("LOOSE", "c")],
            new AddonAttachmentAttribute("MEMCACHIER", "MemCachier-1"));

        Assert.Equal(
            ["LOOSE OnlyThere", "MEMCACHIER_SERVERS Same", "MEMCACHIER_USERNAME Same"], compared.Select(variable => $"{variable.Name} {variable.State}"));
        Assert.Null(compared[0].Note);
    }

    [Fact]
    public void Two_apps_are_compared_value_for_value_and_what_either_declares_openly_is_shown()
    {
        var uat = SamplePlan.Uat(new ConfigVarAttribute("LEVEL", "debug"), new SecretVarAttribute("KEY"));
        var live = SamplePlan.Live(new ConfigVarAttribute("LEVEL", "info"), new SecretVarAttribute("KEY"));

        var compared = AppComparison.Of(
            uat,
            Config(AddOns(("DATABASE", "one")), ("LEVEL", "debug"), ("KEY", "s1"), ("DATABASE_URL", "a"), ("ONLY_UAT", "x"), ("EQUAL", "y")),
            live,
            Config(AddOns(("DATABASE", "two")), ("LEVEL", "info"), ("KEY", "s2"), ("DATABASE_URL", "b"), ("ONLY_LIVE", "x"), ("EQUAL", "y")),
            Display);

        Assert.Equal(
            ["DATABASE_URL Changed", "EQUAL Same", "KEY Changed", "LEVEL Changed", "ONLY_LIVE OnlyThere", "ONLY_UAT OnlyHere"],
            compared.Select(variable => $"{variable.Name} {variable.State}"));
        Assert.Equal("provided by the add-ons one and two", compared[0].Note);
        Assert.Equal(compared[1].Here, compared[1].There);
        Assert.Equal(("debug", "info"), (compared[3].Here?.Text, compared[3].There?.Text));
        Assert.All(compared.Where(variable => variable.Name != "LEVEL"), variable => Assert.Null(variable.Here?.Text ?? variable.There?.Text));
    }

    [Fact]
    public void Hashes_say_nothing_across_two_commands() =>
        Assert.NotEqual(KeyedHash.OfThisRun().Of("hunter2"), KeyedHash.OfThisRun().Of("hunter2"));

    [Fact]
    public void A_key_that_is_given_gives_the_same_hash_again()
    {
        byte[] key = [1, 2, 3];
        Assert.Equal(new KeyedHash(key).Of("hunter2"), new KeyedHash(key).Of("hunter2"));
    }

    private static ConfigDisplay Display => new(KeyedHash.OfThisRun());

    private static ImmutableArray<ComparedVar> Compare((string Name, string Value)[] app, params Attribute[] declared) =>
        Compare(GivenSecrets.None, AppAddOns.None, app, declared);

    private static ImmutableArray<ComparedVar> Compare(
        GivenSecrets given, AppAddOns addOns, (string Name, string Value)[] app, params Attribute[] declared) =>
        PlanComparison.Of(SamplePlan.Uat(declared), given, Config(addOns, app), Display);

    private static AppConfig Config(AppAddOns addOns, params (string Name, string Value)[] values) =>
        new("yunojuno-uat", values.ToDictionary(value => value.Name, value => value.Value), addOns);

    private static AppAddOns AddOns(params (string Attachment, string AddOn)[] attachments) =>
        new("app", [], [.. attachments.Select(attachment => Attachment(attachment.Attachment, attachment.AddOn))]);

    private static AddOnAttachment Attachment(string name, string addOn) =>
        new() { Id = name, Name = name, Addon = new AttachedAddOn { Id = addOn, Name = addOn } };
}
