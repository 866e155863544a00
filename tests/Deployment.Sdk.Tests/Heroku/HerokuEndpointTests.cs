using System.Security.Cryptography.X509Certificates;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class HerokuEndpointTests
{
    [Theory]
    [InlineData("https://api.heroku.com")]
    [InlineData("https://api.heroku.com/")]
    [InlineData("https://API.Heroku.com:443")]
    [InlineData("http://127.0.0.1:5057")]
    [InlineData("https://127.0.0.1:5057")]
    [InlineData("http://127.8.9.10:80")]
    [InlineData("http://[::1]:5057")]
    public void A_token_may_be_sent_to_Heroku_and_to_literal_loopback(string address)
    {
        Assert.True(HerokuEndpoint.TryCreate(new Uri(address), "token", null, out var endpoint, out var reason), reason);
        Assert.Equal(new Uri(address).GetLeftPart(UriPartial.Authority) + "/", endpoint.Api.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://api.heroku.com")]
    [InlineData("https://api.heroku.com:8443")]
    [InlineData("https://api.heroku.com.evil.example")]
    [InlineData("https://evil.example/api.heroku.com")]
    [InlineData("https://api.heroku.com@evil.example")]
    [InlineData("https://user:pass@api.heroku.com")]
    [InlineData("https://api.heroku.com/apps")]
    [InlineData("https://api.heroku.com/?x=1")]
    [InlineData("https://heroku.com")]
    [InlineData("http://localhost:5057")]
    [InlineData("http://localhost.evil.example:5057")]
    [InlineData("http://127.0.0.1.evil.example:5057")]
    [InlineData("http://0.0.0.0:5057")]
    [InlineData("http://10.0.0.1:5057")]
    [InlineData("http://[::2]:5057")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("/apps")]
    public void A_token_is_refused_to_everyone_else(string address)
    {
        Assert.False(HerokuEndpoint.TryCreate(new Uri(address, UriKind.RelativeOrAbsolute), "token", null, out var endpoint, out var reason));
        Assert.Null(endpoint);
        Assert.Contains("https://api.heroku.com", reason);
        Assert.DoesNotContain("pass", reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("token\r\nX-Injected: 1")]
    [InlineData("tökén")]
    public void A_token_that_cannot_be_one_is_refused_without_being_repeated(string token)
    {
        Assert.False(HerokuEndpoint.TryCreate(HerokuEndpoint.Heroku, token, null, out _, out var reason));
        Assert.True(token.Length == 0 || !reason.Contains(token));
    }

    [Fact]
    public void The_token_is_never_printed()
    {
        Assert.True(HerokuEndpoint.TryCreate(HerokuEndpoint.Heroku, "HRKU-secret", null, out var endpoint, out _));
        Assert.DoesNotContain("HRKU-secret", $"{endpoint}");
    }

    [Fact]
    public void A_certificate_is_only_ever_trusted_on_loopback()
    {
        using X509Certificate2 certificate = SelfSigned.Create();
        Assert.True(HerokuEndpoint.TryCreate(HerokuEndpoint.Heroku, "token", certificate, out var real, out _));
        Assert.Null(real.TrustedCertificate);
        Assert.True(HerokuEndpoint.TryCreate(new Uri("http://127.0.0.1:1"), "token", certificate, out var rehearsal, out _));
        Assert.Same(certificate, rehearsal.TrustedCertificate);
    }
}
