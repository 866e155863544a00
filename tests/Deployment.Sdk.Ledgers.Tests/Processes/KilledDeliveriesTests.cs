namespace Deployment.Sdk.Ledgers.Tests.Processes;

/// <summary>Deliveries that are killed with SIGKILL at a row of their journal. Every boundary is tried by <c>crashes</c>; here every seventy-ninth of all deliveries together.</summary>
public sealed class KilledDeliveriesTests
{
    [Fact]
    public async Task What_is_killed_anywhere_ends_as_undisturbed_or_names_what_a_person_has_to_find_out()
    {
        var table = await ReliabilityProgram.SucceedsAsync("crashes", "--every", "79");

        // The program's exit code says that none ended badly; how many were tried stands in the third column.
        var tried = table.Split('\n').Select(line => line.Split('|')).Sum(row => row.Length > 3 && int.TryParse(row[3], out var count) ? count : 0);
        Assert.True(tried > 7, table);
    }
}
