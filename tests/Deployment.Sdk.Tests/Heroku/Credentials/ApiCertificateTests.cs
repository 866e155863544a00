using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class ApiCertificateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_the_variable_there_is_none()
    {
        Assert.Null(ApiCertificate.Read(new Dictionary<string, string>(), out var reason));
        Assert.Null(reason);
    }

    [Fact]
    public void The_file_that_emulate_writes_is_read()
    {
        using var made = SelfSigned.Create();
        File.WriteAllText(_folder["certificate.pem"], made.ExportCertificatePem());

        using var read = ApiCertificate.Read(Variable(_folder["certificate.pem"]), out var reason);

        Assert.Null(reason);
        Assert.Equal(made.Thumbprint, read?.Thumbprint);
    }

    [Theory]
    [InlineData("missing.pem")]
    [InlineData("no.pem")]
    public void What_cannot_be_read_is_said_with_the_variable(string file)
    {
        File.WriteAllText(_folder["no.pem"], "no certificate");

        Assert.Null(ApiCertificate.Read(Variable(_folder[file]), out var reason));

        Assert.StartsWith("HEROKU_API_CERTIFICATE names no certificate", reason, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Variable(string path) => new() { [ApiCertificate.Variable] = path };
}
