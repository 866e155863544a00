using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Tests.Revisions;

public sealed class SlotOwnerTests
{
    private static readonly SlotAttribute[] Slots = [new("1", "ada@yunojuno.example"), new("2", "Grace@YunoJuno.example")];

    [Theory]
    [InlineData("ada@yunojuno.example", "1")]
    [InlineData("ADA@yunojuno.example", "1")]
    [InlineData("grace@yunojuno.example", "2")]
    public void A_developer_has_their_own_slot(string email, string slot) =>
        Assert.Equal(new SlotOwner.Owned(slot), SlotOwner.Find("dev-{slot}", Slots, email));

    [Theory]
    [InlineData("eve@yunojuno.example")]
    [InlineData("ada@yunojuno.example.evil.example")]
    [InlineData("ada")]
    public void A_stranger_is_refused_and_told_how_to_be_added(string email)
    {
        var refusal = Assert.IsType<SlotOwner.Refused>(SlotOwner.Find("dev-{slot}", Slots, email)).Refusal;

        Assert.Equal(3, refusal.ExitCode);
        Assert.Contains($"[Slot(\"NAME\", \"{email}\")]", refusal.Reason);
        Assert.Contains(".mailmap", refusal.Reason);
        Assert.Contains("1 for ada@yunojuno.example", refusal.Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_an_address_nothing_is_guessed(string? email) =>
        Assert.Contains("git config user.email", Assert.IsType<SlotOwner.Refused>(SlotOwner.Find("dev-{slot}", [new("1", "")], email)).Refusal.Reason);

    [Fact]
    public void Two_slots_of_one_developer_are_refused_and_named()
    {
        var result = SlotOwner.Find("dev-{slot}", [.. Slots, new("3", "ada@yunojuno.example")], "ada@yunojuno.example");

        Assert.Contains("2 apps of dev-{slot}: 1, 3", Assert.IsType<SlotOwner.Refused>(result).Refusal.Reason);
    }
}
