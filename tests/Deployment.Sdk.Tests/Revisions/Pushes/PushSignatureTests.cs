using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Revisions.Pushes;

namespace Deployment.Sdk.Tests.Revisions.Pushes;

public sealed class PushSignatureTests
{
    // The example that the documentation of such signatures gives to try one's own code on.
    private const string Secret = "It's a Secret to Everybody";
    private const string Signature = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

    private static readonly byte[] Body = "Hello, World!"u8.ToArray();

    [Theory]
    [InlineData(Signature)]
    [InlineData(" sha256=757107EA0EB2509FC211221CCE984B8A37570B6D7586C22C46F4379C8B043E17\n")]
    public void The_signature_of_the_body_is_believed(string signature) => Assert.Null(PushSignature.Problem(Body, signature, Secret));

    [Fact]
    public void A_webhook_without_a_secret_has_no_signature() => Assert.Null(PushSignature.Problem(Body, null, null));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("sha256=")]
    [InlineData("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    [InlineData("sha256=857107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")]
    public void With_a_secret_everything_else_is_refused(string? signature)
    {
        var refusal = PushSignature.Problem(Body, signature, Secret)!;

        Assert.Equal(RefusalKind.Policy, refusal.Kind);
        Assert.DoesNotContain(Secret, refusal.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("757107ea", refusal.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_signature_that_nobody_can_check_is_not_passed_over() =>
        Assert.Equal(RefusalKind.Usage, PushSignature.Problem(Body, Signature, null)!.Kind);

    [Fact]
    public void No_byte_of_the_body_and_of_the_secret_can_be_another() =>
        Gen.Select(Gen.Byte.Array[1, 200], Gen.String[1, 30], Gen.Int[0, 199]).Sample((body, secret, at) =>
        {
            var signature = $"sha256={Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";
            Assert.Null(PushSignature.Problem(body, signature, secret));

            Assert.NotNull(PushSignature.Problem(body, signature, $"{secret}x"));
            body[at % body.Length] ^= 1;
            Assert.NotNull(PushSignature.Problem(body, signature, secret));
        });
}
