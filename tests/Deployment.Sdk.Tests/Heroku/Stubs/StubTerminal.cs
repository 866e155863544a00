using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Deployment.Sdk.Tests.Heroku;

/// <summary>The far end of one attached dyno: TLS on loopback, the secret first, then whatever the test sends.</summary>
internal sealed class StubTerminal : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public StubTerminal(X509Certificate2 certificate, Func<Stream, Task> talk)
    {
        _listener.Start();
        _serving = ServeAsync(certificate, talk);
    }

    public Uri Address => new($"rendezvous://{_listener.LocalEndpoint}/s3cret");

    /// <summary>What the client said first; null when it never got that far.</summary>
    public string? FirstLine { get; private set; }

    public static Func<Stream, Task> Send(params string[] pieces) => async stream =>
    {
        foreach (var piece in pieces)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(piece));
            await stream.FlushAsync();
        }
    };

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync(X509Certificate2 certificate, Func<Stream, Task> talk)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var tls = new SslStream(client.GetStream());
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate });
            var secret = new StringBuilder();
            var one = new byte[1];
            while (!secret.ToString().EndsWith("\r\n", StringComparison.Ordinal) && await tls.ReadAsync(one) > 0)
            {
                secret.Append((char)one[0]);
            }

            FirstLine = secret.Length == 0 ? null : secret.ToString();
            await talk(tls);
            await tls.ShutdownAsync();
        }
        catch (Exception failure) when (failure is IOException or AuthenticationException or SocketException or OperationCanceledException)
        {
            // The client turned away, or never came: what a test then looks at is the client.
        }
    }
}
