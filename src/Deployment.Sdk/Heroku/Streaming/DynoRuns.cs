using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Deployment.Sdk.Heroku;

/// <summary>Runs commands on one-off dynos and sees how they end.</summary>
/// <param name="endpoint">The Heroku.</param>
/// <param name="time">The clock of limits.</param>
internal sealed class DynoRuns(HerokuEndpoint endpoint, TimeProvider time)
{
    /// <summary>How long a command may take.</summary>
    public TimeSpan Limit { get; init; } = TimeLimits.Command;

    /// <summary>Runs a command on a dyno of an app and waits for its end.</summary>
    /// <param name="writer">Starts the dyno.</param>
    /// <param name="app">The app, whose current release and config the command gets.</param>
    /// <param name="command">The command, for a POSIX shell.</param>
    /// <param name="line">Takes each line of output as it comes.</param>
    /// <param name="cancellationToken">Stops waiting; the dyno loses its terminal.</param>
    /// <returns>The exit code; null when the end was not seen, so that nobody knows whether the command finished.</returns>
    /// <exception cref="HerokuException">The dyno could not be started.</exception>
    public async Task<int?> RunAsync(
        IHerokuWriter writer, string app, string command, Action<string> line, CancellationToken cancellationToken)
    {
        var marker = new ExitMarker();
        var dyno = await writer.CreateDynoAsync(
            app,
            new DynoRequest(
                marker.Wrap(command),
                Attach: true,
                Env: new Dictionary<string, string> { ["TERM"] = "dumb" },
                TimeToLive: (int)Limit.TotalSeconds,
                ForceNoTty: true),
            cancellationToken).ConfigureAwait(false);
        if (Refuse(dyno.AttachUrl) is { } reason)
        {
            line($"[{dyno.Name} runs, but its end cannot be seen: {reason}]");
            return null;
        }

        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var code = await WatchAsync(dyno.AttachUrl!, marker, line, either.Token).ConfigureAwait(false);
            if (code is null)
            {
                line($"[the connection to {dyno.Name} ended before the command did]");
            }

            return code;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && failure is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            var why = limit.IsCancellationRequested ? $"it took longer than {Limit.TotalMinutes:0} minutes"
                : failure is OperationCanceledException ? $"its terminal did not answer within {TimeLimits.Terminal.TotalSeconds:0} s"
                : failure.Message;
            line($"[the end of {dyno.Name} was not seen: {why}]");
            return null;
        }
    }

    private string? Refuse(Uri? terminal) => terminal switch
    {
        null => "Heroku gave no address for its terminal",
        { Scheme: not "rendezvous" } => $"terminals over {terminal.Scheme}, as in a private space, are not supported",
        { IsLoopback: true } when !endpoint.IsLoopback => "its address is on this machine, which is not a rehearsal",
        _ when endpoint.IsLoopback && !HerokuEndpoint.IsLiteralLoopback(terminal) => "its address is not on this machine, where a rehearsal stays",
        { Port: <= 0 } or { AbsolutePath.Length: < 2 } => "the address of its terminal is incomplete",
        _ => null,
    };

    private async Task<int?> WatchAsync(Uri terminal, ExitMarker marker, Action<string> line, CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        var tls = await ConnectAsync(socket, terminal, cancellationToken).ConfigureAwait(false);
        await using (tls.ConfigureAwait(false))
        {
            return await ReadAsync(tls, marker, line, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<SslStream> ConnectAsync(TcpClient socket, Uri terminal, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(TimeLimits.Terminal, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        await socket.ConnectAsync(terminal.IdnHost, terminal.Port, either.Token).ConfigureAwait(false);
        var tls = new SslStream(socket.GetStream());
        try
        {
            var trust = new SslClientAuthenticationOptions
            {
                TargetHost = terminal.IdnHost,
                RemoteCertificateValidationCallback = PinnedTrust.For(terminal, endpoint.TrustedCertificate),
            };
            await tls.AuthenticateAsClientAsync(trust, either.Token).ConfigureAwait(false);

            // The secret in the address opens the terminal, so it goes only to whom the certificate names.
            await tls.WriteAsync(Encoding.ASCII.GetBytes(terminal.AbsolutePath[1..] + "\r\n"), either.Token).ConfigureAwait(false);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<int?> ReadAsync(Stream terminal, ExitMarker marker, Action<string> line, CancellationToken cancellationToken)
    {
        var lines = new LineSplitter();
        var buffer = new byte[8 * 1024];
        var greeted = false;
        while (await terminal.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            foreach (var text in lines.Add(buffer.AsSpan(0, count)))
            {
                if (!greeted)
                {
                    // The first line is the server's own: it greets whoever knows the secret.
                    greeted = true;
                }
                else if (marker.TryRead(text, isWhole: true, out var code, out var before))
                {
                    Report(before);
                    return code;
                }
                else
                {
                    line(text);
                }
            }
        }

        if (lines.Rest() is { } rest && greeted)
        {
            if (marker.TryRead(rest, isWhole: false, out var code, out var before))
            {
                Report(before);
                return code;
            }

            line(rest);
        }

        return null;

        void Report(string before)
        {
            if (before.Length > 0)
            {
                line(before);
            }
        }
    }
}
