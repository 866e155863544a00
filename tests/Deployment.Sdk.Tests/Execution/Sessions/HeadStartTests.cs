using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Tests.Execution.Sessions;

public sealed class HeadStartTests
{
    // A head start that fails is passed over in silence, so nothing but this would tell.
    [Fact]
    public async Task What_is_run_beforehand_runs_to_its_end()
    {
        await HeadStart.LedgerAsync();
        await HeadStart.HerokuAsync();
    }
}
