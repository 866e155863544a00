using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Deployment.Sdk.PostgreSql;
using Deployment.Sdk.Ledgers.Tests;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Deployment.Sdk.Ledgers.Tests;

/// <summary>
/// A PostgreSQL of the tests' own, on the loopback address, with a pooler before it where there is one. From Debian's packages
/// <c>postgresql</c> and <c>pgbouncer</c>; PostgreSQL refuses to run as root, so there it runs as nobody.
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private const string Password = "p:w/@ü%";

    private DirectoryInfo? _folder;
    private Process? _bouncer;
    private string _programs = "";
    private int _port;
    private int _bouncerPort;
    private int _databases;

    /// <summary>Why there is none; null when it runs.</summary>
    public string? Missing { get; private set; }

    /// <summary>Why there is no pooler; null when it runs.</summary>
    public string? BouncerMissing { get; private set; }

    private static bool IsRoot => System.Environment.UserName == "root";

    public async ValueTask InitializeAsync()
    {
        if (WriterProcess.IsThis)
        {
            Missing = BouncerMissing = "a writer needs none of its own";
            return;
        }

        if (Directory.Exists("/usr/lib/postgresql"))
        {
            _programs = Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
                .LastOrDefault(programs => File.Exists(Path.Combine(programs, "initdb"))) ?? "";
        }

        if (_programs.Length == 0)
        {
            Missing = BouncerMissing = "no PostgreSQL on this machine (Debian package postgresql)";
            return;
        }

        _folder = Directory.CreateTempSubdirectory("deployment-sdk-test-");
        var secret = Path.Combine(_folder.FullName, "password");
        await File.WriteAllTextAsync(secret, Password);
        if (IsRoot)
        {
            await RunAsync("chown", "-R", "nobody", _folder.FullName);
        }

        var data = Path.Combine(_folder.FullName, "data");
        await RunAsNobodyAsync(
            Path.Combine(_programs, "initdb"), "-D", data, "-U", "root", "--pwfile", secret, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync");
        _port = FreePort();
        await RunAsNobodyAsync(
            Path.Combine(_programs, "pg_ctl"), "-D", data, "-l", Path.Combine(_folder.FullName, "log"), "-w", "-t", "120",
            "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off", "start");
        await ExecuteAsync("postgres", $"CREATE ROLE owner LOGIN CREATEROLE CREATEDB PASSWORD '{Password}'");
        await ExecuteAsync("postgres", $"CREATE ROLE deployer LOGIN PASSWORD '{Password}'");
        await ExecuteAsync("postgres", "CREATE DATABASE ledger OWNER owner");
        await PostgreSqlLedger.Host.MigrateAsync(AddressOf("ledger", "owner"), default);
        await ExecuteAsync("postgres", "GRANT deployment_sdk_delivery TO deployer");
        await StartBouncerAsync();
    }

    /// <summary>An empty database, and the address of its owner.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        var name = $"ledger{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} OWNER owner");
        return name;
    }

    /// <summary>A database that was set up for deliveries.</summary>
    public async Task<string> NewLedgerAsync()
    {
        var name = await NewDatabaseAsync();
        await PostgreSqlLedger.Host.MigrateAsync(AddressOf(name, "owner"), TestContext.Current.CancellationToken);
        return name;
    }

    public Uri AddressOf(string database, string role = "deployer", int? port = null) =>
        new($"postgres://{role}:{Uri.EscapeDataString(Password)}@127.0.0.1:{port ?? _port}/{database}");

    public Uri BehindBouncer(string database)
    {
        Assert.SkipWhen(BouncerMissing is not null, BouncerMissing ?? "");
        return AddressOf(database, "deployer", _bouncerPort);
    }

    /// <summary>The port itself, for whoever comes between.</summary>
    public int Port => _port;

    /// <summary>Does something as the server's master.</summary>
    public Task ExecuteAsync(string database, string statement) => ExecuteAsync(database, "root", statement);

    public async Task ExecuteAsync(string database, string role, string statement)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = _port, Database = database, Username = role, Password = Password, Pooling = false,
        });
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_bouncer is { } bouncer)
        {
            bouncer.Kill();
            await bouncer.WaitForExitAsync();
            bouncer.Dispose();
        }

        if (_folder is { } folder)
        {
            await RunAsNobodyAsync(Path.Combine(_programs, "pg_ctl"), "-D", Path.Combine(folder.FullName, "data"), "-m", "immediate", "-w", "stop");
            folder.Delete(recursive: true);
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

        _bouncerPort = FreePort();
        var users = Path.Combine(_folder!.FullName, "users");
        var settings = Path.Combine(_folder.FullName, "pgbouncer.ini");
        await File.WriteAllTextAsync(users, $"\"deployer\" \"{Password}\"\n");
        // Fewer sessions than the tests have connections: transactions do share them.
        await File.WriteAllTextAsync(
            settings,
            $"""
            [databases]
            * = host=127.0.0.1 port={_port}
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
        _bouncer = Process.Start(AsNobody(Program, settings))!;
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

    private static Task RunAsNobodyAsync(string program, params string[] arguments)
    {
        var start = AsNobody(program, arguments);
        return RunAsync(start.FileName, [.. start.ArgumentList]);
    }

    private static ProcessStartInfo AsNobody(string program, params string[] arguments) =>
        IsRoot
            ? new ProcessStartInfo("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", program, .. arguments])
            {
                RedirectStandardError = true, WorkingDirectory = "/",
            }
            : new ProcessStartInfo(program, arguments) { RedirectStandardError = true };

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program}: {await output}{await error}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
