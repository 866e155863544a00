using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Deployment.Sdk.Ledgers.Tests;

/// <summary>Stands before a server, and cuts a connection as soon as it has passed on a word: the answer never arrives.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _server;
    private string? _word;

    public CuttingProxy(int server)
    {
        _server = server;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The next connection that says this is cut.</summary>
    public void CutAt(string word) => _word = word;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = PassAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using (client)
        {
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _server);
            await using var up = server.GetStream();
            await using var down = client.GetStream();
            var answers = down;
            var cut = false;
            var back = Task.Run(async () =>
            {
                var buffer = new byte[65536];
                while (await up.ReadAsync(buffer) is > 0 and var read && !Volatile.Read(ref cut))
                {
                    await answers.WriteAsync(buffer.AsMemory(0, read));
                }
            });
            try
            {
                var buffer = new byte[65536];
                while (await down.ReadAsync(buffer) is > 0 and var read)
                {
                    if (_word is { } word && Encoding.ASCII.GetString(buffer, 0, read).Contains(word, StringComparison.Ordinal))
                    {
                        _word = null;
                        Volatile.Write(ref cut, true);
                        await up.WriteAsync(buffer.AsMemory(0, read));
                        // The server's answer ends the other direction: by then it has acted.
                        await back;
                        return;
                    }

                    await up.WriteAsync(buffer.AsMemory(0, read));
                }
            }
            catch (IOException)
            {
                // One side has gone.
            }
        }
    }
}
