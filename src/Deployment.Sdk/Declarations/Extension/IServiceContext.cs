namespace Deployment.Sdk;

/// <summary>
/// The means by which an observer or a gate reaches an outside service. In a rehearsal the same code runs, and the network, the secrets
/// and the commands are replaced: nothing leaves the process, and what would have left it is recorded.
/// </summary>
public interface IServiceContext
{
    /// <summary>Whether this is a rehearsal.</summary>
    bool IsRehearsal { get; }

    /// <summary>The clock to wait by.</summary>
    TimeProvider Time { get; }

    /// <summary>An environment variable that is no secret; null when it is absent or blank.</summary>
    /// <param name="name">Its name.</param>
    string? Variable(string name);

    /// <summary>
    /// An environment variable that is a secret; null when it is absent or blank. From then on it is masked in whatever the delivery prints
    /// or sends. Of an address its path and query are masked too, which tell the secret without the host.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="rehearsed">What stands for it in a rehearsal, where no real secret is read.</param>
    string? Secret(string name, string rehearsed);

    /// <summary>
    /// The names of the environment variables that hold a secret of the delivery: tokens of Heroku, the ledger's address, secret config vars, and what
    /// the plan's observers and gates declare. A command that is started for code that was not delivered yet gets none of them.
    /// </summary>
    IReadOnlySet<string> SecretVariables { get; }

    /// <summary>
    /// A client of the service, without credentials: add them to each request. It follows no redirect, keeps no cookie, repeats what may be
    /// repeated, and waits when the service asks it to. It belongs to the delivery; do not dispose of it.
    /// </summary>
    /// <param name="service">The service.</param>
    HttpClient Connect(OutsideService service);

    /// <summary>
    /// In a rehearsal, records a command instead of running it, and says true; otherwise says false. A real command is started by whoever
    /// asks.
    /// </summary>
    /// <param name="service">What the command is of, such as <c>tox</c>.</param>
    /// <param name="command">The command line.</param>
    bool RecordsInstead(string service, string command);

    /// <summary>A text without any secret that the delivery knows, in the forms in which secrets turn up: plain, URL-encoded, JSON, base64.</summary>
    /// <param name="text">Any text.</param>
    string Redact(string text);

    /// <summary>Writes one line into the delivery's log, such as what is being waited for.</summary>
    /// <param name="line">The line; known secrets are masked.</param>
    void Report(string line);

    /// <summary>
    /// What this attribute remembered earlier of the same delivery, also in another process on this machine that was killed before its end; of
    /// anything else earlier in the same command. Null when nothing.
    /// </summary>
    /// <param name="key">Under which name.</param>
    string? Recall(string key);

    /// <summary>Keeps something until a later event of the same delivery or command, such as which message to update.</summary>
    /// <param name="key">Under which name.</param>
    /// <param name="value">What to keep; no secret, because it is written to a file.</param>
    void Remember(string key, string value);
}
