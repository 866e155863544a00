using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Tests.Plans;

public sealed class CanonicalTextTests
{
    [Fact]
    public void The_digest_is_lower_case_hexadecimal_of_the_whole_text()
    {
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", CanonicalText.Digest("abc"));
    }
}
