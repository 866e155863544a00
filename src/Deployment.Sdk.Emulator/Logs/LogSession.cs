namespace Deployment.Sdk.Emulator.Logs;

/// <summary>What somebody asked to see of an app's log. Whoever knows the secret may read, until it is too old.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Secret">The last part of its address.</param>
/// <param name="AppId">The app.</param>
/// <param name="Lines">How many of the lines that are there already.</param>
/// <param name="Tail">Whether to go on with those to come.</param>
/// <param name="Source">Only lines of this source; null for all.</param>
/// <param name="Dyno">Only lines of this dyno or of this process type; null for all.</param>
/// <param name="CreatedAt">When it was asked for.</param>
internal sealed record LogSession(
    Guid Id, string Secret, Guid AppId, int Lines, bool Tail, string? Source, string? Dyno, DateTimeOffset CreatedAt)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    public bool Shows(LogLine line) =>
        (Source is null || line.Source == Source) && (Dyno is null || line.Dyno == Dyno || line.Type == Dyno);
}
