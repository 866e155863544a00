namespace Deployment.Sdk.Heroku;

/// <summary>How long each kind of conversation with Heroku may take. Beyond, it is given up or begun anew; nothing waits for ever.</summary>
internal static class TimeLimits
{
    /// <summary>Until a connection stands.</summary>
    public static readonly TimeSpan Connect = TimeSpan.FromSeconds(15);

    /// <summary>One attempt of a call that reads. Heroku's own routers give up on a request after 30 seconds.</summary>
    public static readonly TimeSpan Read = TimeSpan.FromSeconds(32);

    /// <summary>One attempt of a call that changes something: an answer that comes late is worth more than not to know.</summary>
    public static readonly TimeSpan Write = TimeSpan.FromSeconds(45);

    /// <summary>All attempts of one call together, the waiting between them included.</summary>
    public static readonly TimeSpan Call = TimeSpan.FromMinutes(3);

    /// <summary>The longest wait that a server may ask for; a longer one is reported instead.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);

    /// <summary>For a person to type a code. A write that waits for it cannot be stopped otherwise.</summary>
    public static readonly TimeSpan Person = TimeSpan.FromMinutes(4);

    /// <summary>
    /// How long an output stream may be silent before it is opened anew, in case the connection died without a word. A migration
    /// may be silent for long, so silence alone ends nothing.
    /// </summary>
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    /// <summary>How long the lines of a log that has an end may take to come.</summary>
    public static readonly TimeSpan LogLine = TimeSpan.FromSeconds(30);

    /// <summary>How long a log that is followed may be silent before it is asked for anew, in case the connection died without a word.</summary>
    public static readonly TimeSpan LogSilence = TimeSpan.FromMinutes(5);

    /// <summary>Until the terminal of a one-off dyno is connected and its certificate checked.</summary>
    public static readonly TimeSpan Terminal = TimeSpan.FromSeconds(30);

    /// <summary>A command on a one-off dyno. Heroku stops the dyno then too, so nothing runs on unseen.</summary>
    public static readonly TimeSpan Command = TimeSpan.FromHours(1);

    /// <summary>For an upload, besides what its bytes take.</summary>
    private static readonly TimeSpan UploadBase = TimeSpan.FromMinutes(2);

    /// <summary>The address for an upload is signed for about an hour.</summary>
    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(1);

    private const int SlowestUpload = 128 * 1024;

    /// <summary>One attempt of a call.</summary>
    /// <param name="method">Its HTTP method.</param>
    public static TimeSpan Attempt(HttpMethod method) => method == HttpMethod.Get ? Read : Write;

    /// <summary>One attempt of an upload: two minutes, and a second for each 128 KiB.</summary>
    /// <param name="length">Its length in bytes.</param>
    public static TimeSpan Upload(long length) =>
        TimeSpan.FromSeconds(Math.Min(UploadBase.TotalSeconds + (length / SlowestUpload), LongestUpload.TotalSeconds));
}
