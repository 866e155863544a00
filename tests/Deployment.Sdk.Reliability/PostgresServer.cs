using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Deployment.Sdk.PostgreSql;
using Npgsql;

namespace Deployment.Sdk.Reliability;

/// <summary>
/// A PostgreSQL of one's own, on the loopback address, thrown away afterwards. From Debian's package <c>postgresql</c>; PostgreSQL
/// refuses to run as root, so there it runs as nobody.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    public const string Password = "p:w/@ü%";

    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
            .LastOrDefault(programs => File.Exists(Path.Combine(programs, "initdb")))
        : null;

    private int _databases;

    private PostgresServer(DirectoryInfo folder, int port) => (Folder, Port) = (folder, port);

    /// <summary>Why there is none on this machine; null when there is.</summary>
    public static string? Missing => Programs is null ? "no PostgreSQL on this machine (Debian package postgresql)" : null;

    /// <summary>Its folder, which goes with it.</summary>
    public DirectoryInfo Folder { get; }

    public int Port { get; }

    private static bool IsRoot => System.Environment.UserName == "root";

    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer(Directory.CreateTempSubdirectory("deployment-sdk-test-"), FreePort());
        var folder = server.Folder.FullName;
        var secret = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(secret, Password);
        if (IsRoot)
        {
            await RunAsync("chown", "-R", "nobody", folder);
        }

        var data = Path.Combine(folder, "data");
        await RunAsNobodyAsync(
            Path.Combine(Programs!, "initdb"), "-D", data, "-U", "root", "--pwfile", secret, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C", "--no-sync");
        await RunAsNobodyAsync(
            Path.Combine(Programs!, "pg_ctl"), "-D", data, "-l", Path.Combine(folder, "log"), "-w", "-t", "120",
            "-o", $"-p {server.Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c synchronous_commit=off -c max_connections=300", "start");
        await server.ExecuteAsync("postgres", $"CREATE ROLE owner LOGIN CREATEROLE CREATEDB PASSWORD '{Password}'");
        await server.ExecuteAsync("postgres", $"CREATE ROLE deployer LOGIN PASSWORD '{Password}'");
        await server.ExecuteAsync("postgres", "CREATE DATABASE ledger OWNER owner");
        await PostgreSqlLedger.Host.MigrateAsync(server.AddressOf("ledger", "owner"), default);
        await server.ExecuteAsync("postgres", "GRANT deployment_sdk_delivery TO deployer");
        return server;
    }

    /// <summary>An empty database, and its name.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"ledger{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync("postgres", $"CREATE DATABASE {name} OWNER owner");
        return name;
    }

    /// <summary>A database that was set up for deliveries.</summary>
    public async Task<string> NewLedgerAsync()
    {
        var name = await NewDatabaseAsync();
        await PostgreSqlLedger.Host.MigrateAsync(AddressOf(name, "owner"), default);
        return name;
    }

    public Uri AddressOf(string database, string role = "deployer", int? port = null) =>
        new($"postgres://{role}:{Uri.EscapeDataString(Password)}@127.0.0.1:{port ?? Port}/{database}");

    /// <summary>Does something as the server's master.</summary>
    public Task ExecuteAsync(string database, string statement) => ExecuteAsync(database, "root", statement);

    public async Task ExecuteAsync(string database, string role, string statement)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = Port, Database = database, Username = role, Password = Password, Pooling = false,
        });
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsNobodyAsync(Path.Combine(Programs!, "pg_ctl"), "-D", Path.Combine(Folder.FullName, "data"), "-m", "immediate", "-w", "stop");
        Folder.Delete(recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static ProcessStartInfo AsNobody(string program, params string[] arguments) =>
        IsRoot
            ? new ProcessStartInfo("setpriv", ["--reuid=nobody", "--regid=nogroup", "--clear-groups", program, .. arguments])
            {
                RedirectStandardError = true, WorkingDirectory = "/",
            }
            : new ProcessStartInfo(program, arguments) { RedirectStandardError = true };

    private static Task RunAsNobodyAsync(string program, params string[] arguments)
    {
        var start = AsNobody(program, arguments);
        return RunAsync(start.FileName, [.. start.ArgumentList]);
    }

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
}
