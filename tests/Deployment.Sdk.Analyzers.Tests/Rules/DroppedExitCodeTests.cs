using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Deployment.Sdk.CodeFixes;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class DroppedExitCodeTests
{
    private const string Id = "DPL5001";

    private const string Plan = """

        [DeploymentPlan("shop"), TrunkBased] public static partial class Delivery;
        """;

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("{|#0:Delivery.RunAsync(args)|};")]
    [InlineData("await {|#0:Delivery.RunAsync(args)|};")]
    [InlineData("await ({|#0:Delivery.RunAsync(args)|}).ConfigureAwait(false);")]
    [InlineData("_ = await {|#0:global::Delivery.RunAsync(args)|};")]
    [InlineData("_ = {|#0:Delivery.RunAsync(args)|};")]
    [InlineData("{|#0:Delivery.RunAsync(args)|}.Wait();")]
    [InlineData("{|#0:Delivery.RunAsync(args)|}.GetAwaiter().GetResult();")]
    [InlineData("_ = {|#0:Delivery.RunAsync(args)|}.Result;")]
    [InlineData("System.Action run = () => {|#0:Delivery.RunAsync(args)|}; run();")]
    [InlineData("System.Func<Task> run = () => {|#0:Delivery.RunAsync(args)|}; await run();")]
    [InlineData("await Run(); async Task Run() => await {|#0:Delivery.RunAsync(args)|};")]
    [InlineData("await Run(); Task Run() { return {|#0:Delivery.RunAsync(args)|}; }")]
    [InlineData("{|#0:Delivery.RunAsync(args)|}.ContinueWith(_ => System.Console.WriteLine()).Wait();")]
    [InlineData("await {|#0:Delivery.RunAsync(args)|}.ContinueWith(delegate { System.Console.WriteLine(); });")]
    [InlineData("Task.Run(() => {|#0:Delivery.RunAsync(args)|}).Wait();")]
    [InlineData("await (args.Length > 0 ? {|#0:Delivery.RunAsync(args)|} : Task.FromResult(1));")]
    [InlineData("await (args.Length switch { 0 => Task.FromResult(1), _ => {|#0:Delivery.RunAsync(args)|} });")]
    [InlineData("_ = new Run(args); class Run { public Run(string[] args) => {|#0:Delivery.RunAsync(args)|}; }")]
    public Task A_program_that_does_not_look_at_the_exit_code_is_told(string statement) => Verify.Use<DroppedExitCode>(
        "#pragma warning disable CS4014\n" + statement + Plan,
        Verify.Says(Id, "The exit code of 'Delivery.RunAsync' is dropped, so that CI shows a failed delivery as a success. " +
            "Return it from the program: 'return await Delivery.RunAsync(args);'."));

    [Fact]
    [Trait(Id, "fires")]
    public Task A_main_that_gives_nothing_back_is_told_inside_and_outside_of_the_plan() => Verify.Use<DroppedExitCode>(
        """
        [DeploymentPlan("shop"), TrunkBased]
        public static partial class Delivery
        {
            public static Task Main(string[] args) => {|DPL5001:RunAsync(args)|};
        }

        public static class Elsewhere
        {
            public static async void Main(string[] args) => await {|DPL5001:Deployment.Sdk.Cli.DeliveryProgram.RunAsync(
                Delivery.Plan, Delivery.Resolve, args)|};
        }
        """);

    [Theory]
    [Trait(Id, "silent")]
    [InlineData("return await Delivery.RunAsync(args);")]
    [InlineData("return await Delivery.RunAsync(args).ConfigureAwait(false);")]
    [InlineData("return Delivery.RunAsync(args).GetAwaiter().GetResult();")]
    [InlineData("System.Environment.ExitCode = await Delivery.RunAsync(args);")]
    [InlineData("if (await Delivery.RunAsync(args) != 0) { return 1; } return 0;")]
    [InlineData("System.Console.WriteLine(await Delivery.RunAsync(args));")]
    [InlineData("System.Func<Task<int>> run = () => Delivery.RunAsync(args); return await run();")]
    [InlineData("Task<int> Run() => Delivery.RunAsync(args); return await Run();")]
    [InlineData("async Task<int> Run() { return await Delivery.RunAsync(args); } return await Run();")]
    [InlineData("return await Delivery.RunAsync(args).ContinueWith(run => run.Result);")]
    [InlineData("await Delivery.RunAsync(args).ContinueWith(run => System.Environment.ExitCode = run.Result);")]
    [InlineData("return await Task.Run(() => Delivery.RunAsync(args));")]
    [InlineData("return await (args.Length > 0 ? Delivery.RunAsync(args) : Task.FromResult(1));")]
    [InlineData("await Other.RunAsync(args);")]
    [InlineData("await new Other().RunAsync();")]
    public Task Whoever_passes_the_exit_code_on_or_runs_something_else_is_left_alone(string statement) => Verify.Use<DroppedExitCode>(
        statement + Plan + """

        public sealed class Other
        {
            public static Task<int> RunAsync(string[] args) => Task.FromResult(args.Length);
            public Task RunAsync() => Task.CompletedTask;
        }
        """);

    [Fact]
    [Trait(Id, "silent")]
    public async Task Half_typed_code_throws_nothing()
    {
        foreach (var typed in new[] { "Delivery.RunAsync(", "await RunAsync", ".RunAsync();", "x[0]();", "Delivery.RunAsync()?.Wait(", "_ = await Missing.RunAsync(args)" })
        {
            Assert.DoesNotContain(
                await LiveCompilation.RulesSay(LiveCompilation.Of(typed + Plan), TestContext.Current.CancellationToken),
                found => found.Id == "AD0001");
        }
    }

    /// <summary>In an editor the generated half may be missing or old.</summary>
    [Fact]
    [Trait(Id, "fires")]
    public async Task It_speaks_before_the_generator_has_run()
    {
        var said = await LiveCompilation.RulesSay(
            LiveCompilation.Of("await Delivery.RunAsync(args);" + Plan), TestContext.Current.CancellationToken);

        Assert.Contains(said, found => found.Id == Id);
    }

    [Theory]
    [Trait(Id, "fixed")]
    [InlineData("await {|DPL5001:Delivery.RunAsync(args)|}; // the end", "return await Delivery.RunAsync(args); // the end")]
    [InlineData("{|DPL5001:Delivery.RunAsync(args)|}.Wait();", "return await Delivery.RunAsync(args);")]
    [InlineData("_ = await {|DPL5001:Delivery.RunAsync(args)|};", "return await Delivery.RunAsync(args);")]
    [InlineData("if (args.Length == 0)\n    return; // nothing to do\nLeave(() => { return; });\nvoid Leave(System.Action leave) { return; }\nawait {|DPL5001:Delivery.RunAsync(args)|};",
        "if (args.Length == 0)\n    return 0; // nothing to do\nLeave(() => { return; });\nvoid Leave(System.Action leave) { return; }\nreturn await Delivery.RunAsync(args);")]
    public Task The_last_statement_of_a_program_returns_it(string before, string after) =>
        Verify.UseFix<DroppedExitCode, ReturnExitCodeFix>(before + Plan, after + Plan);

    [Theory]
    [Trait(Id, "fixed")]
    [InlineData("static void Main(string[] args) => {|DPL5001:RunAsync(args)|}.Wait();",
        "static async System.Threading.Tasks.Task<int> Main(string[] args) => await RunAsync(args);")]
    [InlineData("private static async Task Main(string[] args)\n    {\n        // now\n        await {|DPL5001:RunAsync(args)|};\n    }",
        "private static async Task<int> Main(string[] args)\n    {\n        // now\n        return await RunAsync(args);\n    }")]
    [InlineData("static async Task Main(string[] args)\n    {\n        if (args.Length == 0) return;\n        await {|DPL5001:RunAsync(args)|};\n    }",
        "static async Task<int> Main(string[] args)\n    {\n        if (args.Length == 0) return 0;\n        return await RunAsync(args);\n    }")]
    public Task A_main_gives_it_back(string before, string after) => Verify.UseFix<DroppedExitCode, ReturnExitCodeFix>(
        Around(before), Around(after));

    [Fact]
    [Trait(Id, "fixed")]
    public Task In_the_middle_of_a_program_there_is_no_fix_for_what_follows_would_never_run() =>
        Verify.UseFix<DroppedExitCode, ReturnExitCodeFix>(Middle, Middle);

    private const string Middle = "await {|DPL5001:Delivery.RunAsync(args)|};\nSystem.Console.WriteLine();" + Plan;

    private static string Around(string main) =>
        "[DeploymentPlan(\"shop\"), TrunkBased]\npublic static partial class Delivery\n{\n    " + main + "\n}";
}
