using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>In a build the rules see what the generator added; it must not change what they say.</summary>
public sealed class BesideTheGeneratorTests
{
    [Theory]
    [InlineData(CaseStudy.WithoutUsing)]
    [InlineData("""
        [DeploymentPlan("shop"), TrunkBased]
        [Route<Uat>("main"), Route<Live>("spike"), Route<Dev>("a["), Route<Dev>("b*"), Route<Dev>("*z"), Route<Missing>("m")]
        public static partial class Delivery;

        public class Missing;
        public partial class Outer { [Environment("QA", Stage.Staging)] public class Qa; }
        [Environment("TEST", Stage.Staging), HerokuApp("Shop")] public partial class Test { public int Definition; }
        """ + Samples.Environments)]
    public async Task The_rules_say_the_same_with_and_without_the_generators_output(string source)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var before = LiveCompilation.Of(source);
        GeneratorHost.Driver().RunGeneratorsAndUpdateCompilation(before, out var after, out _, cancellationToken);

        Assert.NotEqual(before.SyntaxTrees.Length, after.SyntaxTrees.Count());
        Assert.Equal(await Said(before), await Said(after));

        async Task<IEnumerable<string>> Said(Compilation compilation) =>
            (await LiveCompilation.RulesSay(compilation, cancellationToken)).Select(found => found.ToString()).Order();
    }
}
