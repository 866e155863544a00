using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Sessions;

public sealed class SessionOperatorTests
{
    private readonly RecordingLog _log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void A_warning_is_shown_once_masked_and_harmless()
    {
        var shown = new StringWriter();
        using var person = new SessionOperator(Nobody.Instance, new MaskedLog(new PlainLog(shown), new Redaction(["token-12345"])));

        person.Warn("old stack token-12345 \u001b[2J ##vso[task.setvariable]x");
        person.Warn("old stack token-12345 \u001b[2J ##vso[task.setvariable]x");

        Assert.Equal($"note: Heroku warns: old stack {Redaction.Mask} \\u001b[2J # #vso[task.setvariable]x", shown.ToString().TrimEnd());
    }

    [Fact]
    public void A_server_that_never_repeats_itself_does_not_fill_the_log()
    {
        using var person = new SessionOperator(Nobody.Instance, new MaskedLog(_log, Redaction.None));

        for (var warning = 0; warning < 1000; warning++)
        {
            person.Warn($"warning {warning}");
        }

        Assert.Equal(20, _log.Lines.Count);
    }

    [Fact]
    public async Task A_typed_code_is_masked_in_whatever_is_told_afterwards()
    {
        var log = new MaskedLog(_log, Redaction.None);
        using var person = new SessionOperator(new Typist(" 314159 "), log);

        Assert.Equal("314159", await person.SecondFactorAsync("GET /account", Cancel));
        log.Output("the code was 314159");

        Assert.Equal($"| the code was {Redaction.Mask}", Assert.Single(_log.Lines));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("12\r\nX-Evil: 1")]
    [InlineData("3.14")]
    public async Task Whoever_types_no_code_is_not_asked_again(string? typed)
    {
        var typist = new Typist(typed, "314159");
        using var person = new SessionOperator(typist, new MaskedLog(_log, Redaction.None));

        Assert.Null(await person.SecondFactorAsync("GET /account", Cancel));
        Assert.Null(await person.SecondFactorAsync("GET /account", Cancel));

        Assert.Equal("Heroku wants the second factor for GET /account. The code:", Assert.Single(typist.Prompts));
    }

    [Fact]
    public async Task Nobody_types_nothing()
    {
        using var person = new SessionOperator(Nobody.Instance, new MaskedLog(_log, Redaction.None));

        Assert.Null(await person.SecondFactorAsync("GET /account", Cancel));
    }

    private sealed class Typist(params string?[] typed) : IPerson
    {
        private readonly Queue<string?> _typed = new(typed);

        public List<string> Prompts { get; } = [];

        public Task<bool?> ApprovesAsync(string role, string question, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> TypesAsync(string prompt, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<string?> TypesSecretAsync(string prompt, CancellationToken cancellationToken)
        {
            Prompts.Add(prompt);
            return Task.FromResult(_typed.Dequeue());
        }
    }
}
