using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class IllegalNameTests
{
    private const string Id = "DPL2014";

    [Fact]
    [Trait(Id, "fires")]
    public Task A_name_that_a_command_line_would_not_take_is_shown_at_its_character() => Verify.Rules(
        """
        [Environment("{|#0:-|}-rehearse", Stage.Development)] public sealed partial class Option;
        [Environment("{|#1: |}UAT ", Stage.Staging)] public sealed partial class Uat;
        [Environment({|#2:""|}, Stage.Staging)] public sealed partial class Nameless;
        [Environment({|DPL2014:null!|}, Stage.Staging)] public sealed partial class Null;
        [Environment("v1{|DPL2014:.|}", Stage.Staging)] public sealed partial class Dotted;
        """,
        Verify.Says(Id, "No environment can be called '--rehearse'. It begins with '-'. Begin it with a letter or a digit."),
        Verify.Says(Id, "No environment can be called ' UAT '. It has a blank in it. Use letters from A to Z, digits, '-', '_' and '.' only.", at: 1),
        Verify.Says(Id, "No environment can be called ''. It is empty. Write a name such as 'UAT'.", at: 2));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_slot_that_makes_an_option_of_the_name_is_shown_at_the_name() => Verify.Rules(
        """
        [Environment({|#0:"{slot}"|}, Stage.Development), Slot("-a", "ada@x.example"), Slot("b", "bob@x.example")]
        public sealed partial class Own;
        """,
        Verify.Says(
            Id, "No environment can be called '{slot}'. With a slot it is '-a'. It begins with '-'. Begin it with a letter or a digit."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_pipeline_that_Heroku_would_refuse_is_shown() => Verify.Rules(
        """
        [DeploymentPlan("{|#0:M|}y Shop")] public static partial class One;
        [DeploymentPlan({|#1:""|})] public static partial class Two;
        [DeploymentPlan({|DPL2014:null!|})] public static partial class Three;
        [DeploymentPlan("my{|DPL2014:_|}shop")] public static partial class Four;
        [DeploymentPlan(pipeline: {|DPL2014:"a-pipeline-of-one-and-thirty-xx"|})] public static partial class Five;
        """,
        Verify.Says(Id, "No pipeline can be called 'My Shop'. It starts with 'M'. Start it with a lower-case letter."),
        Verify.Says(Id, "No pipeline can be called ''. It has 0 characters, and a pipeline's name has at least 3. Write a longer name.", at: 1));

    [Fact]
    [Trait(Id, "silent")]
    public Task What_every_shell_and_service_takes_is_left_alone() => Verify.Rules(
        """
        [DeploymentPlan("a1-")] public static partial class One;
        [DeploymentPlan("a-pipeline-of-thirty-character")] public static partial class Two;
        [Environment("UAT-2_b.c", Stage.Staging)] public sealed partial class Uat;
        [Environment("7", Stage.Staging)] public sealed partial class Seven;
        [Environment("{slot}", Stage.Development), Slot("a-", "ada@x.example")] public sealed partial class Own;
        [Environment("dev-{|DPL1008:{slots}|}", Stage.Development), Slot("a", "ada@x.example")] public sealed partial class Misspelt;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_does_not_bind_is_the_compilers_matter() => Verify.Rules(
        """
        [{|CS7036:DeploymentPlan|}] public static partial class One;
        [DeploymentPlan({|CS1503:3|})] public static partial class Two;
        [{|CS7036:Environment("")|}] public sealed partial class Uat;
        """);

    [Fact]
    [Trait(Id, "hostile")]
    public Task Whatever_stands_there_is_read() => Verify.Rules(
        $$"""
        [DeploymentPlan("{|DPL2014:\ud800|}\0")] public static partial class One;
        [Environment("U{|DPL2014:\u202e|}AT", Stage.Staging)] public sealed partial class Turned;
        [Environment("U{|DPL2014:\n|}AT", Stage.Staging)] public sealed partial class Broken;
        [Environment("{|DPL2014:\"|}", Stage.Staging)] public sealed partial class Quoted;
        [Environment({|DPL2014:Names.Long|}, Stage.Staging)] public sealed partial class Long;
        internal static class Names { public const string Long = "{{new string('x', 5_000)}}"; }
        """);
}
