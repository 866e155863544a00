namespace Deployment.Sdk.Execution;

/// <summary>What a declared step is given.</summary>
internal sealed class StepContext(RunScope scope, DeclaredStep step, Uri? webUrl) : IStepContext
{
    public string Environment => step.Environment;

    public Stage Stage => step.Stage;

    public string App => step.App;

    public string Commit => scope.Revision.Commit;

    public Uri? WebUrl => webUrl;

    public bool IsRehearsal => scope.IsRehearsal;

    public TimeProvider Time => scope.Time;

    public HttpClient Http => scope.Http;

    public void Report(string line) => scope.Log.Output(line);

    public Task<int?> RunOnDynoAsync(string command, CancellationToken cancellationToken) =>
        scope.Heroku.Dynos.RunAsync(scope.Writer, step.App, command, scope.Log.Output, cancellationToken);
}
