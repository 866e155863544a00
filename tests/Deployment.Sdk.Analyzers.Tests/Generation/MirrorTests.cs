namespace Deployment.Sdk.Analyzers.Tests.Generation;

public sealed class MirrorTests
{
    [Fact]
    public void The_readers_enums_are_those_of_the_library()
    {
        Assert.Equal(Members<Stage>(), Members<Reading.Stage>());
        Assert.Equal(Members<DataClass>(), Members<Reading.DataClass>());
        Assert.Equal(Members<BranchRole>(), Members<Reading.BranchRole>());
    }

    private static IEnumerable<(string, int)> Members<TEnum>()
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Select(value => (value.ToString(), Convert.ToInt32(value)));
}
