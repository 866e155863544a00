namespace Deployment.Sdk.Ledgers.Tests.Processes;

/// <summary>Deliveries that are killed with SIGKILL at a row of their journal. Every boundary is tried by <c>crashes</c>; here every fifty-third, before and after in turn.</summary>
public sealed class KilledDeliveriesTests
{
    [Fact]
    public async Task What_is_killed_anywhere_ends_as_undisturbed_or_names_what_a_person_has_to_find_out()
    {
        var table = await ReliabilityProgram.SucceedsAsync("crashes", "--every", "53");

        Assert.DoesNotContain("| 0 | 0 | 0 | 0 |", table);
    }
}
