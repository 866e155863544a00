using Deployment.Sdk.Analyzers.Rules;
using Deployment.Sdk.Analyzers.Tests.Verification;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

public sealed class HandMadeClearanceTests
{
    private const string Id = "DPL5002";

    private const string Head = """
        #nullable enable
        using System.Runtime.CompilerServices;
        using System.Text.Json;
        using Deployment.Sdk.Execution;

        [DeploymentPlan("shop"), TrunkBased, Route<Uat>("main"), Promotion<Uat, Live>]
        public static partial class Delivery;
        [Environment("LIVE", Stage.Production), HerokuApp("shop-live"), RequiresApproval("sales", "Now?"), SmokeTest("/")]
        public sealed partial class Live;
        [Environment("UAT", Stage.Staging), HerokuApp("shop-uat"), SmokeTest("/")] public sealed partial class Uat;

        public static class Button
        {

        """;

    [Theory]
    [Trait(Id, "fires")]
    [InlineData("Task<DeliveryResult> Press(DeliverySession session) => Delivery.Heroku(session).Uat.PromoteToLiveAsync({|#0:null!|});", "'null'")]
    [InlineData("Task Press(DeliverySession session) => Delivery.Heroku(session).Uat.PromoteToLiveAsync(clearance: {|#0:default!|});", "'default'")]
    [InlineData("Task Press(DeliverySession s) => Delivery.Heroku(s).Uat.PromoteToLiveAsync({|#0:(Clearance<Uat, Live>)null!|});", "'null'")]
    [InlineData("Task Press(DeliverySession? s) => Delivery.Heroku(s!)?.Uat.PromoteToLiveAsync({|#0:default(Clearance<Uat, Live>)!|})!;", "'default'")]
    [InlineData("Clearance<Uat, Live> Mine = {|#0:null!|};", "'null'")]
    [InlineData("Clearance<Uat, Live> Mine = {|#0:default!|};", "'default'")]
    [InlineData("object Make() => {|#0:RuntimeHelpers.GetUninitializedObject(typeof(Clearance<Uat, Live>))|};", "What 'GetUninitializedObject' makes")]
    [InlineData("Clearance<Uat, Live> Make(Type type) => {|#0:(Clearance<Uat, Live>)RuntimeHelpers.GetUninitializedObject(type)|};", "What 'GetUninitializedObject' makes")]
    [InlineData("Clearance<Uat, Live>? Make(Type type) => {|#0:Activator.CreateInstance(type, true) as Clearance<Uat, Live>|};", "What 'CreateInstance' makes")]
    [InlineData("Clearance<Uat, Live> Make(object other) => {|#0:Unsafe.As<Clearance<Uat, Live>>(other)|};", "What 'As' makes")]
    [InlineData("Clearance<Uat, Live>? Make() => {|#0:Activator.CreateInstance<Clearance<Uat, Live>>()|};", "What 'CreateInstance' makes")]
    [InlineData("Clearance<Uat, Live>? Make(string json) => {|#0:JsonSerializer.Deserialize<Clearance<Uat, Live>>(json)|};", "What 'Deserialize' makes")]
    [InlineData("void Make() { var mine = {|#0:default(Clearance<Uat, Live>)!|}; }", "'default'")]
    [InlineData("void Make() { var mine = {|#0:(Clearance<Uat, Live>)null!|}; }", "'null'")]
    [InlineData("object? Make() => {|#0:default(Clearance<Uat, Live>)|};", "'default'")]
    [InlineData("Clearance<Uat, Live> Mine { get; set; } = {|#0:null!|};", "'null'")]
    [InlineData("Clearance<Uat, Live> Mine => {|#0:default!|};", "'default'")]
    [InlineData("Clearance<Uat, Live> Mine { get { return {|#0:null!|}; } }", "'null'")]
    [InlineData("Clearance<Uat, Live> Make() => {|#0:null!|};", "'null'")]
    [InlineData("Clearance<Uat, Live> Make(bool now) { if (now) { return {|#0:default!|}; } throw new Exception(); }", "'default'")]
    [InlineData("void Take(Clearance<Uat, Live> mine = {|#0:null!|}) { }", "'null'")]
    [InlineData("Task Press(DeliverySession s, Clearance<Uat, Live>? mine) => Delivery.Heroku(s).Uat.PromoteToLiveAsync(mine ?? {|#0:null!|});", "'null'")]
    [InlineData("Task Press(DeliverySession s, Clearance<Uat, Live> mine, bool now) => Delivery.Heroku(s).Uat.PromoteToLiveAsync(now ? mine : {|#0:null!|});", "'null'")]
    public Task Every_way_around_the_gates_is_refused(string member, string what) => Verify.Use<HandMadeClearance>(
        Head + "public static " + member + "\n}",
        Verify.Says(Id, $"{what} is no clearance: no gate was asked. Take the one that 'ClearPromotionTo...Async' returns after all gates said yes."));

    [Fact]
    [Trait(Id, "fires")]
    public Task An_unsafe_accessor_to_the_constructor_or_to_what_it_pins_is_refused() => Verify.Use<HandMadeClearance>(
        Head + """
            [{|DPL5002:UnsafeAccessor(UnsafeAccessorKind.Constructor)|}]
            public static extern Clearance<Uat, Live> Make(object inner);

            [{|DPL5002:System.Runtime.CompilerServices.UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_clearance")|}]
            public static extern ref object Inner(Clearance<Uat, Live> clearance);
        }
        """);

    [Fact]
    [Trait(Id, "silent")]
    public Task Clearances_that_gates_gave_and_what_only_looks_alike_are_left_alone() => Verify.Use<HandMadeClearance>(
        Head + """
            public static async Task<DeliveryResult?> Press(DeliverySession session)
            {
                var uat = Delivery.Heroku(session).Uat;
                var asked = await uat.ClearPromotionToLiveAsync(null);
                Clearance<Uat, Live>? later = null;
                Clearance<Uat, Live> given = asked.Clearance!;
                later = given;
                return later is null ? null : await uat.PromoteToLiveAsync(later, default);
            }

            public static bool IsNone(Clearance<Uat, Live>? mine) => mine == default(Clearance<Uat, Live>) || mine is default(Clearance<Uat, Live>);
            public static Clearance<Uat, Live>? Later { get; set; } = null;
            public static Clearance<Uat, Live>? None() => null;
            public static object Kept(Clearance<Uat, Live> mine) { object other = null!; return other ?? mine; }
            public static Sale.Clearance<int> Sale => default!;
            public static void Off() => PromoteToAllAsync(null, default);
            public static void PromoteToAllAsync(string? text, int number) { }
            public static string As(object other) => Unsafe.As<string>(other);
            public static Sale.Clearance<int>? Read(string json) => JsonSerializer.Deserialize<Sale.Clearance<int>>(json);

            [UnsafeAccessor(UnsafeAccessorKind.Method)]
            public static extern void Clear(Sale target);
        }

        public sealed class Sale { public sealed class Clearance<T>; }
        """);

    [Fact]
    [Trait(Id, "silent")]
    public async Task Half_typed_code_throws_nothing()
    {
        foreach (var typed in new[]
        {
            "void P() => PromoteToLiveAsync(null, null", "Clearance<", "Clearance<,> x = null!;", "object M() => (Clearance<Uat, Live>)As();",
            "[UnsafeAccessor] class C { Clearance<Missing, Live> P => default; }", "[UnsafeAccessor(", "void P() => (x)(null);",
        })
        {
            Assert.DoesNotContain(
                await LiveCompilation.RulesSay(LiveCompilation.Of(Head + typed), TestContext.Current.CancellationToken),
                found => found.Id == "AD0001");
        }
    }
}
