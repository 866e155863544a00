using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class SharedPersonNameTests
{
    private const string Id = "DPL3007";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_name_that_somebody_goes_by_already_is_shown_where_it_stands() => Verify.Rules(
        """
        [DeploymentPlan("yunojuno")]
        [Person("ada@x.example", "ada-at-ci", "bot")]
        [Person("grace@x.example", "grace-at-ci", {|#0:"Bot"|})]
        [Person({|#1:"ADA@x.example"|}, "lovelace")]
        [Person("mary@x.example", ["mary", {|#2:" grace@x.example "|}])]
        public static partial class Delivery;
        """,
        Verify.Says(Id, Says("Bot", "is a name of ada@x.example too")),
        Verify.Says(Id, Says("ADA@x.example", "is the e-mail of another [Person]"), at: 1),
        Verify.Says(Id, Says("grace@x.example", "is the e-mail of another [Person]"), at: 2));

    [Fact]
    [Trait(Id, "silent")]
    public Task What_one_person_says_twice_and_what_two_plans_say_is_not_shown() => Verify.Rules(
        """
        [DeploymentPlan("one")]
        [Person("ada@x.example", "ada", "ADA", "ada@x.example"), Person("grace@x.example"), Person("mary@x.example", "", " "), Person("alan@x.example", "")]
        public static partial class One;

        [DeploymentPlan("two")]
        [Person("ada@y.example", "ada")]
        public static partial class Two;
        """);

    [Fact]
    [Trait(Id, "hostile")]
    public Task However_the_names_are_written_they_are_read() => Verify.Rules(
        """
        [DeploymentPlan("one")]
        [Person(Names.Ada, aliases: ["a", "\u202Eb"])]
        [Person(aliases: new[] { "c", {|DPL3007:Names.Ada|} }, email: "grace@x.example")]
        [Person("mary@x.example", {|DPL3007:"\u202Eb"|}), Person("alan@x.example", {|DPL3007:Names.All|})]
        public static partial class One;

        internal static class Names
        {
            public const string Ada = "ada@x.example";
            public const string All = "a";
        }
        """);

    private static string Says(string name, string problem) =>
        $"'{name}' {problem}, and nobody could tell the two apart. Let one [Person] go by it.";
}
