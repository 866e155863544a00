namespace Deployment.Sdk.Tests.Execution.Steps;

/// <summary>What a step is given, made up by a test.</summary>
internal sealed class StepStub(TimeProvider time, HttpClient http) : IStepContext
{
    public List<string> Reported { get; } = [];

    public Func<string, int?> Dyno { get; init; } = _ => throw new NotSupportedException();

    public string Environment => "UAT";

    public Stage Stage => Stage.Staging;

    public string App => "yunojuno-uat";

    public string Commit => new('a', 40);

    public Uri? WebUrl { get; init; } = new("http://app.example/base");

    public bool IsRehearsal => false;

    public TimeProvider Time => time;

    public HttpClient Http => http;

    public void Report(string line) => Reported.Add(line);

    public Task<int?> RunOnDynoAsync(string command, CancellationToken cancellationToken) => Task.FromResult(Dyno(command));
}
