using Deployment.Sdk.Package.Tests.Consumers;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Deployment.Sdk.Package.Tests.Testing.LongestFirst))]

namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>Begins with the one test that takes as long as all others: begun last, it would keep one core and leave the other idle.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(tests => tests.TestCollectionDisplayName.Contains(nameof(NativeAotTests), StringComparison.Ordinal))];
}
