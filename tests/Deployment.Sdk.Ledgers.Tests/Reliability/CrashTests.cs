using Deployment.Sdk.Reliability;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Ledgers.Tests.Reliability;

/// <summary>Some of the boundaries at which the program <c>crashes</c> kills a real process; it tries all of them.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task A_delivery_that_was_killed_is_resumed_to_the_end_of_an_undisturbed_one_or_names_the_step_that_is_undecidable()
    {
        var table = new StringWriter();
        var later = new ShiftedTime();
        later.Advance(TimeSpan.FromSeconds(40));

        var exitCode = await CrashMatrix.RunAsync(every: 40, later, table);

        Assert.True(exitCode == 0, table.ToString());
    }
}
