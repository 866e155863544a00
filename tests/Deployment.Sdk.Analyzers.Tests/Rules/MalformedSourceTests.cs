using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>An exception in a rule is AD0001 in the team's build, and the rule is silent from then on: source that is being typed never throws.</summary>
public sealed class MalformedSourceTests
{
    [Fact]
    public Task A_plan_cut_off_after_any_token_never_throws() =>
        NeverThrows(Tokens(CaseStudy.WithoutUsing).Select(token => CaseStudy.WithoutUsing[..token.Span.End]));

    [Fact]
    public Task A_plan_cut_off_within_any_literal_never_throws() =>
        NeverThrows(Tokens(CaseStudy.WithoutUsing)
            .Where(token => token.IsKind(SyntaxKind.StringLiteralToken))
            .Select(token => CaseStudy.WithoutUsing[..(token.SpanStart + (token.Span.Length / 2))]));

    [Fact]
    public Task A_plan_that_lacks_any_one_token_never_throws() =>
        NeverThrows(Tokens(CaseStudy.WithoutUsing).Select(token => CaseStudy.WithoutUsing.Remove(token.SpanStart, token.Span.Length)));

    [Fact]
    public Task A_plan_with_any_literal_replaced_never_throws() =>
        NeverThrows(
            from token in Tokens(CaseStudy.WithoutUsing)
            where token.IsKind(SyntaxKind.StringLiteralToken)
            from text in new[] { "null", "Missing", "\"\\ud800\"", "\"{slot}\"", "\"\\", "\"\"\"\n a\n\"\"\"", "[\"a\"]" }
            select CaseStudy.WithoutUsing.Remove(token.SpanStart, token.Span.Length).Insert(token.SpanStart, text));

    [Theory]
    [InlineData("[DeploymentPlan]")]
    [InlineData("[DeploymentPlan(null!)] [Gitflow(Main = null!, Develop = null!)] [Route<P>(null!)] partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-p\"), Promotion<P, P>, CopyData<P, P>] [Environment(\"P\", (Stage)99)] partial class P : P;")]
    [InlineData("[DeploymentPlan(\"plan-p\"), Route<A.B>(\"a\")] partial class P : A; partial class A : P { public class B : P; }")]
    [InlineData("[DeploymentPlan(\"plan-p\")] partial struct P; [Environment(\"e\", Stage.Review)] enum E; [DeploymentPlan(\"plan-d\")] delegate void D();")]
    [InlineData("[DeploymentPlan(\"plan-p\"), Route<dynamic>(\"a\"), Route<int*>(\"b\"), Route<P?>(\"c\"), Route<(P, P)>(\"d\")] partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-p\")] partial class P<T> { [Route<T>(\"a\"), DeploymentPlan(\"plan-q\")] partial class Q; }")]
    [InlineData("[assembly: DeploymentPlan(\"plan-p\")] [module: Environment(\"e\", Stage.Review)]")]
    [InlineData("[DeploymentPlan(\"plan-p\"), Branch((string)(object)\"a[\", (BranchRole)(-1), Stable = 1)] partial class P { partial class P; }")]
    [InlineData("[Environment(\"{slot}\", Stage.Review), HerokuApp(\"{slot}{slot}\"), Slot(null!, null!), Slot(\"\", \"\")] partial class E;")]
    [InlineData("namespace Deployment.Sdk { class DeploymentPlanAttribute; } [DeploymentPlan(\"plan-p\")] partial class P;")]
    [InlineData("[DeploymentPlan(\"plan-p\"), DeploymentPlan(\"plan-q\"), TrunkBased, TrunkBased, Route<P>(\"a\"), Route<P>(\"a\")] partial class P;")]
    public Task Odd_source_never_throws(string source) => NeverThrows([source]);

    [Fact]
    public async Task A_compilation_without_the_library_is_left_alone()
    {
        var compilation = CSharpCompilation.Create(
            "Other",
            [CSharpSyntaxTree.ParseText(CaseStudy.WithoutUsing, Verify.ParseOptions, cancellationToken: TestContext.Current.CancellationToken)],
            Verify.References.RemoveAt(Verify.References.Length - 1));

        Assert.Empty(await LiveCompilation.RulesSay(compilation, TestContext.Current.CancellationToken));
    }

    private static IEnumerable<SyntaxToken> Tokens(string source) =>
        CSharpSyntaxTree.ParseText(source, Verify.ParseOptions).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0);

    private static async Task NeverThrows(IEnumerable<string> sources)
    {
        var tried = 0;
        await Parallel.ForEachAsync(sources, TestContext.Current.CancellationToken, async (source, cancellationToken) =>
        {
            var said = await LiveCompilation.RulesSay(LiveCompilation.Of(source), cancellationToken);
            Assert.DoesNotContain(said, diagnostic => diagnostic.Id == "AD0001");
            Interlocked.Increment(ref tried);
        });
        Assert.NotEqual(0, tried);
    }
}
