using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Planning;

public sealed class StepChangesTests
{
    private static readonly BuildStep Build = new("app", AppStates.A, null);
    private static readonly SetMaintenanceStep On = new("app", On: true);

    [Fact]
    public void The_first_difference_is_named()
    {
        Assert.Null(Between([On, Build], [On, Build]));
        Assert.Equal("build aaaaaaaaaaaa on app and release it is new", Between([On], [On, Build]));
        Assert.Equal("build aaaaaaaaaaaa on app and release it is no longer needed", Between([On, Build], [On]));
        Assert.Equal(
            "build aaaaaaaaaaaa on app and release it has become build bbbbbbbbbbbb on app and release it",
            Between([Build], [Build with { Commit = AppStates.B }]));
    }

    private static string? Between(DeliveryStep[] before, DeliveryStep[] now) =>
        StepChanges.Between(new DeliverySteps([.. before], []), new DeliverySteps([.. now], []));
}
