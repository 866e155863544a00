using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Deployment.Sdk.Tests.Cli.Delivering;

public sealed class SecondFactorTests : IDisposable
{
    private readonly TemporaryRepository _git = TemporaryRepository.Create();
    private readonly TemporaryRepository _remote = TemporaryRepository.CreateBare();

    public SecondFactorTests()
    {
        _git.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: run\n"));
        _git.AddRemote(_remote);
        _git.Push("master");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _git.Dispose();
        _remote.Dispose();
    }

    [Theory]
    [InlineData("deploy", "--branch", "master")]
    [InlineData("plan", "--branch", "master")]
    public async Task Without_a_terminal_it_exits_77_and_names_the_way_out(params string[] command)
    {
        await using var server = await StubServer.StartAsync(StubServer.Json(
            403,
            """{"id":"two_factor","message":"A second authentication factor is required."}""",
            ("Request-Id", "f00d"),
            ("X-Heroku-Warning", "Your password is old.")));
        var line = new CommandLine(SamplePlan.Of(), _git.Path)
        {
            Environment = { ["HEROKU_API_URL"] = server.Address.AbsoluteUri, ["HEROKU_API_KEY_UAT"] = StubServer.Token },
        };

        var ran = await line.RunAsync([.. command, "--json"]);

        Assert.True(ran.ExitCode == 77, ran.All);
        Assert.Contains(
            "Heroku answered 403 (two_factor): A second authentication factor is required. (Request-Id f00d)",
            ran.Json.GetProperty("message").GetString(),
            StringComparison.Ordinal);
        Assert.Contains("heroku authorizations:create", ran.Json.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, ran.Error.Split("Your password is old.").Length);
        Assert.All(server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task The_code_is_asked_for_in_the_middle_of_a_step_and_never_shown()
    {
        var shown = new StringWriter();
        var terminal = new Typing(shown, "314159\r");
        var log = new LiveLog(terminal);
        var person = new TerminalPerson(terminal, log);
        log.Begin("build abc on yunojuno-uat");

        var typed = await person.TypesSecretAsync("Heroku wants the second factor for GET /account. The code:", Cancel);
        log.Output("a line");
        await log.EndAsync("build abc on yunojuno-uat", StepOutcome.Succeeded, TimeSpan.Zero);

        Assert.Equal("314159", typed);
        Assert.Contains("second factor for GET /account", shown.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("314159", shown.ToString(), StringComparison.Ordinal);
        Assert.Contains("a line", shown.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A terminal at which somebody types.</summary>
    private sealed class Typing : IAnsiConsole, IAnsiConsoleInput
    {
        private readonly IAnsiConsole _inner;
        private readonly Queue<char> _keys;

        public Typing(TextWriter shown, string keys)
        {
            _inner = AnsiConsole.Create(new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
                Out = new AnsiConsoleOutput(shown),
            });
            _keys = new Queue<char>(keys);
        }

        public Profile Profile => _inner.Profile;

        public IAnsiConsoleCursor Cursor => _inner.Cursor;

        public IAnsiConsoleInput Input => this;

        public IExclusivityMode ExclusivityMode => _inner.ExclusivityMode;

        public RenderPipeline Pipeline => _inner.Pipeline;

        public void Clear(bool home) => _inner.Clear(home);

        public void Write(IRenderable renderable) => _inner.Write(renderable);

        public void WriteAnsi(Action<AnsiWriter> action) => _inner.WriteAnsi(action);

        public bool IsKeyAvailable() => _keys.Count > 0;

        public ConsoleKeyInfo? ReadKey(bool intercept) =>
            _keys.TryDequeue(out var key)
                ? new ConsoleKeyInfo(key, key == '\r' ? ConsoleKey.Enter : ConsoleKey.None, shift: false, alt: false, control: false)
                : null;

        public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) => Task.FromResult(ReadKey(intercept));
    }
}
