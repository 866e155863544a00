using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class StoppedProcessTests
{
    private const string Id = "DPL2012";

    [Fact]
    [Trait(Id, "fires")]
    public Task What_maintenance_cannot_stop_is_shown_at_its_characters() => Verify.Rules(
        """
        [Environment("LIVE", Stage.Production)]
        [Maintenance(Stop = "worker, {|#0:web|},beat, {|#1:release|} ,{|#2:two words|}")]
        public sealed partial class Live;

        [Environment("UAT", Stage.Staging), Maintenance(Stop = {|#3:"worker,,beat"|})]
        public sealed partial class Uat;
        """,
        Verify.Says(Id, Says("'web' is never scaled to zero: maintenance mode answers in its place.")),
        Verify.Says(Id, Says("'release' is no process that runs on: Heroku starts it for each release and ends it."), at: 1),
        Verify.Says(Id, Says("'two words' is no process type: it has something else in it than letters, digits, '-' and '_'."), at: 2),
        Verify.Says(Id, Says("An entry of it is empty."), at: 3));

    [Fact]
    [Trait(Id, "fires")]
    public Task One_on_a_base_class_is_shown_there_once() => Verify.Rules(
        """
        [Environment("ONE", Stage.Production)] public sealed partial class One : Quiet;
        [Environment("TWO", Stage.Production)] public sealed partial class Two : Quiet;
        [Maintenance(Stop = "{|DPL2012:web|}")] public abstract class Quiet;
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task What_can_be_stopped_is_not_shown() => Verify.Rules(
        """
        [Environment("ONE", Stage.Production), Maintenance(Stop = "worker, celery-beat,Web2 ,web_worker")] public sealed partial class One;
        [Environment("TWO", Stage.Production), Maintenance] public sealed partial class Two;
        [Environment("SIX", Stage.Production), Maintenance(Stop = null)] public sealed partial class Six;
        """);

    [Fact]
    [Trait(Id, "hostile")]
    public Task Whatever_stands_there_is_read() => Verify.Rules(
        """
        [Environment("ONE", Stage.Production), Maintenance(Stop = "{|DPL2012:\u202Eweb\0|}")] public sealed partial class One;
        [Environment("TWO", Stage.Production), Maintenance(Stop = {|DPL2012:{|DPL2012:","|}|})] public sealed partial class Two;
        [Environment("SIX", Stage.Production), Maintenance(Stop = {|DPL2012:{|DPL2012:Names.All|}|})] public sealed partial class Six;

        internal static class Names
        {
            public const string All = "web" + ",release";
        }
        """);

    private static string Says(string problem) =>
        $"Maintenance cannot stop these processes. {problem} Name process types such as 'worker', separated by commas.";
}
