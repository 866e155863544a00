using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class MalformedSourceTests
{
    private static readonly string Whole =
        "using Deployment.Sdk;\n" + string.Join('\n', CaseStudy.All.Select(text => text.Replace("using Deployment.Sdk;", "")));

    [Fact]
    public void A_plan_that_is_being_typed_is_read_at_every_point()
    {
        for (var length = 0; length < Whole.Length; length += 17)
        {
            AssertReadable(Whole[..length]);
        }
    }

    [Fact]
    public void A_plan_with_tokens_missing_is_read_all_the_same()
    {
        var tokens = CSharpSyntaxTree.ParseText(Whole, GeneratorHost.ParseOptions, cancellationToken: TestContext.Current.CancellationToken)
            .GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Select(token => token.Span).ToList();
        var random = new Random(20261123);
        for (var i = 0; i < 80; i++)
        {
            var text = Whole;
            foreach (var span in Enumerable.Range(0, random.Next(1, 4)).Select(_ => tokens[random.Next(tokens.Count)])
                .Distinct().OrderByDescending(span => span.Start))
            {
                text = text.Remove(span.Start, span.Length);
            }

            AssertReadable(text);
        }
    }

    [Theory]
    [InlineData("[DeploymentPlan] partial class P;")]
    [InlineData("[DeploymentPlan(null)] partial class P;")]
    [InlineData("[DeploymentPlan(1, 2, 3)] partial class P;")]
    [InlineData("[DeploymentPlan(Missing)] partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-a\"), DeploymentPlan(\"plan-b\")] partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] partial class P; [DeploymentPlan(\"plan-b\")] partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] partial class P<T>;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] file partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] partial struct P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] partial interface P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] enum P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] delegate void P();")]
    [InlineData("[DeploymentPlan(\"plan-a\")] [Route] [Route<>] [Route<P>] [Route<P>()] [Route<Missing>(\"x\")] partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] [Route<int[]>(\"x\"), Route<dynamic>(\"x\"), Route<(int, int)>(\"x\")] partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] [Promotion<P>] [Promotion<P, P, P>] [Promotion<,>] [Promotion<P, int>] partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] [Gitflow(Main = null)] [Gitflow(Main = 3)] [TrunkBased(Nothing = \"x\")] partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] [Branch(null, (BranchRole)99)] [Branch(\"x\")] [Branch(\"[\", BranchRole.Main)] partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] partial class P : Q; partial class Q : P;")]
    [InlineData("[DeploymentPlan(\"plan-a\")] partial class P : Missing<P>;")]
    [InlineData("[Environment] partial class E; [Environment(null, null)] partial class F;")]
    [InlineData("[Environment(null!, (Stage)77)] partial class E;")]
    [InlineData("[Environment(\"E\", Stage.Staging), SmokeTest(typeof(Missing))] partial class E;")]
    [InlineData("[Environment(\"E\", Stage.Staging), RequiresApproval(\"a\", \"b\", By = new[] { 1, null, missing })] partial class E;")]
    [InlineData("[Environment(\"E\", Stage.Staging), SmokeTest(\"a\", Attempts = \"x\", Nothing = 1)] partial class E;")]
    [InlineData("[Environment(\"E\", Stage.Staging)] partial class E : E;")]
    [InlineData("[Environment(\"E\", Stage.Staging)] static partial class E; [DeploymentPlan(\"plan-a\"), Route<E>(\"x\")] partial class P;")]
    [InlineData("[Environment(\"E\", Stage.Staging)] class E; [DeploymentPlan(\"plan-a\"), Route<E>(\"x\")] partial class P;")]
    [InlineData("partial class Outer<T> { [Environment(\"E\", Stage.Staging)] partial class E; }")]
    [InlineData("[assembly: DeploymentPlan(\"plan-a\")] [module: Environment(\"x\", Stage.Review)]")]
    [InlineData("class EnvironmentAttribute : System.Attribute; [Environment] partial class E;")]
    [InlineData("namespace Deployment.Sdk { class RouteAttribute<T> : System.Attribute; } [DeploymentPlan(\"plan-a\"), Route<int>] partial class P;")]
    public void Source_that_means_nothing_is_no_reason_to_fail(string source) => AssertReadable("using Deployment.Sdk;\n" + source);

    private static void AssertReadable(string source) => GeneratorHost.Generate(source).ThatBinds();
}
