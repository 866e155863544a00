using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Deployment.Sdk.Emulator.Dynos;

/// <summary>
/// Where clients meet the terminal of an attached dyno: TLS, the client writes its secret and a line end, the server answers a
/// line, and from then on it is what the command reads and writes.
/// </summary>
internal sealed class Rendezvous : IAsyncDisposable
{
    private const int MaxSecret = 256;
    private const byte EndOfInput = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A client without a terminal sends the end of its input, and takes a closed connection for a failure until it has.</summary>
    private static readonly TimeSpan InputPatience = TimeSpan.FromSeconds(1);

    private readonly Platform _platform;
    private readonly X509Certificate2 _certificate;
    private readonly TcpListener _listener;
    private readonly Task _accepting;

    public Rendezvous(Platform platform, X509Certificate2 certificate)
    {
        _platform = platform;
        _certificate = certificate;
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        _accepting = platform.Background.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync(CancellationToken ct)
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(ct).ConfigureAwait(false);
            _ = _platform.Background.Run(ending => ServeAsync(client, ending));
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken ending)
    {
        using var _ = client;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ending);
        patience.CancelAfter(Patience);
        try
        {
            var tls = new SslStream(client.GetStream());
            await using (tls.ConfigureAwait(false))
            {
                var options = new SslServerAuthenticationOptions { ServerCertificate = _certificate };
                await tls.AuthenticateAsServerAsync(options, patience.Token).ConfigureAwait(false);
                var secret = await ReadLineAsync(tls, patience.Token).ConfigureAwait(false);
                if (secret is not null && _platform.Dynos.Attach(secret) is { } dyno)
                {
                    await ShowAsync(tls, dyno, patience.Token).ConfigureAwait(false);
                    await Task.WhenAny(InputEndsAsync(tls, patience.Token), Task.Delay(InputPatience, ending)).ConfigureAwait(false);
                }

                await tls.ShutdownAsync().ConfigureAwait(false);
            }
        }
        catch (Exception problem) when (problem is IOException or AuthenticationException or OperationCanceledException)
        {
            // A client that leaves, or does not speak the protocol, is its own affair.
        }
    }

    private async Task ShowAsync(Stream terminal, OneOffDyno dyno, CancellationToken ct)
    {
        // A client discards the first chunk that comes, so the greeting goes out on its own before the command writes anything.
        await terminal.WriteAsync("rendezvous\r\n"u8.ToArray(), ct).ConfigureAwait(false);
        await terminal.FlushAsync(ct).ConfigureAwait(false);
        try
        {
            using var life = CancellationTokenSource.CreateLinkedTokenSource(ct, dyno.Stop.Token);
            await _platform.StageAsync(life.Token).ConfigureAwait(false);
            var lineEnd = dyno.HasTerminal ? "\r\n" : "\n";
            var output = string.Concat(_platform.Dynos.Run(dyno).Lines.Select(line => line + lineEnd));
            await terminal.WriteAsync(Encoding.UTF8.GetBytes(output), life.Token).ConfigureAwait(false);
        }
        finally
        {
            _platform.Dynos.End(dyno);
        }
    }

    private static async Task InputEndsAsync(Stream terminal, CancellationToken ct)
    {
        var input = new byte[MaxSecret];
        try
        {
            while (await terminal.ReadAsync(input, ct).ConfigureAwait(false) is > 0 and var length
                && !input.AsSpan(0, length).Contains(EndOfInput))
            {
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // The client has left, or was waited for long enough.
        }
    }

    private static async Task<string?> ReadLineAsync(Stream stream, CancellationToken ct)
    {
        var line = new byte[MaxSecret];
        for (var length = 0; length < line.Length; length++)
        {
            if (await stream.ReadAsync(line.AsMemory(length, 1), ct).ConfigureAwait(false) == 0)
            {
                return null;
            }

            if (line[length] == '\n')
            {
                return Encoding.ASCII.GetString(line, 0, length).TrimEnd('\r');
            }
        }

        return null;
    }
}
