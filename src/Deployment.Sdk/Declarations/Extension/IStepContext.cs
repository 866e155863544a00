namespace Deployment.Sdk;

/// <summary>Where a step runs and the means it has. Everything that changes Heroku goes through the delivery's one writer.</summary>
public interface IStepContext : IStepTarget
{
    /// <summary>The full hash of the commit that is delivered.</summary>
    string Commit { get; }

    /// <summary>The address at which the app serves; null when Heroku gave none.</summary>
    Uri? WebUrl { get; }

    /// <summary>Whether this is a rehearsal: nothing outside this machine may be changed or told.</summary>
    bool IsRehearsal { get; }

    /// <summary>The clock to wait by.</summary>
    TimeProvider Time { get; }

    /// <summary>A client without any credentials.</summary>
    HttpClient Http { get; }

    /// <summary>Writes one line into the delivery's log.</summary>
    /// <param name="line">The line; control characters are made visible, known secrets are masked.</param>
    void Report(string line);

    /// <summary>Runs a command on a one-off dyno of the app, its output going to the log.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="cancellationToken">Stops waiting for it.</param>
    /// <returns>The command's exit code; null when its end was not seen.</returns>
    Task<int?> RunOnDynoAsync(string command, CancellationToken cancellationToken);
}
