using System.Diagnostics;
using Deployment.Sdk.Ledgers.Tests;
using Deployment.Sdk.Reliability;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Deployment.Sdk.Ledgers.Tests;

/// <summary>
/// A PostgreSQL of the tests' own, on the loopback address, with a pooler before it where there is one: Debian's package
/// <c>pgbouncer</c>.
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private PostgresServer? _server;
    private Process? _bouncer;
    private int _bouncerPort;

    /// <summary>Why there is none; null when it runs.</summary>
    public string? Missing { get; private set; }

    /// <summary>Why there is no pooler; null when it runs.</summary>
    public string? BouncerMissing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if (WriterProcess.IsThis)
        {
            Missing = BouncerMissing = "a writer needs none of its own";
            return;
        }

        Missing = BouncerMissing = PostgresServer.Missing;
        if (Missing is null)
        {
            _server = await PostgresServer.StartAsync();
            await StartBouncerAsync();
        }
    }

    /// <summary>An empty database, and the address of its owner.</summary>
    public Task<string> NewDatabaseAsync() => Server.NewDatabaseAsync();

    /// <summary>A database that was set up for deliveries.</summary>
    public Task<string> NewLedgerAsync() => Server.NewLedgerAsync();

    public Uri AddressOf(string database, string role = "deployer", int? port = null) => Server.AddressOf(database, role, port);

    public Uri BehindBouncer(string database)
    {
        Assert.SkipWhen(BouncerMissing is not null, BouncerMissing ?? "");
        return AddressOf(database, "deployer", _bouncerPort);
    }

    /// <summary>The port itself, for whoever comes between.</summary>
    public int Port => Server.Port;

    /// <summary>Does something as the server's master.</summary>
    public Task ExecuteAsync(string database, string statement) => Server.ExecuteAsync(database, statement);

    public Task ExecuteAsync(string database, string role, string statement) => Server.ExecuteAsync(database, role, statement);

    public async ValueTask DisposeAsync()
    {
        if (_bouncer is { } bouncer)
        {
            bouncer.Kill();
            await bouncer.WaitForExitAsync();
            bouncer.Dispose();
        }

        if (_server is { } server)
        {
            await server.DisposeAsync();
        }
    }

    private PostgresServer Server
    {
        get
        {
            Assert.SkipWhen(Missing is not null, Missing ?? "");
            return _server!;
        }
    }

    private async Task StartBouncerAsync()
    {
        const string Program = "/usr/sbin/pgbouncer";
        if (!File.Exists(Program))
        {
            BouncerMissing = "no pooler on this machine (Debian package pgbouncer)";
            return;
        }

        _bouncerPort = PostgresServer.FreePort();
        var users = Path.Combine(_server!.Folder.FullName, "users");
        var settings = Path.Combine(_server.Folder.FullName, "pgbouncer.ini");
        await File.WriteAllTextAsync(users, $"\"deployer\" \"{PostgresServer.Password}\"\n");
        // Fewer sessions than the tests have connections: transactions do share them.
        await File.WriteAllTextAsync(
            settings,
            $"""
            [databases]
            * = host=127.0.0.1 port={_server.Port}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {_bouncerPort}
            unix_socket_dir =
            auth_type = scram-sha-256
            auth_file = {users}
            pool_mode = transaction
            default_pool_size = 3
            max_client_conn = 200
            """);
        _bouncer = Process.Start(PostgresServer.AsNobody(Program, settings))!;
        while (await _bouncer.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains("process up", StringComparison.Ordinal))
            {
                // Read on, or it stops when the pipe is full.
                _ = _bouncer.StandardError.ReadToEndAsync();
                return;
            }
        }

        BouncerMissing = "pgbouncer did not start";
    }
}
