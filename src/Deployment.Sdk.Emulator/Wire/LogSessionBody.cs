using Deployment.Sdk.Emulator.Logs;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>Where to read a log.</summary>
internal sealed record LogSessionBody(string CreatedAt, Guid Id, string LogplexUrl, string UpdatedAt)
{
    public static LogSessionBody Of(LogSession session, Uri api)
    {
        var time = Constants.Time(session.CreatedAt);
        return new LogSessionBody(time, session.Id, new Uri(api, $"streams/logs/{session.Secret}").AbsoluteUri, time);
    }
}

/// <summary>The log that a client wants to see. The schema says <c>dyno_name</c>; Heroku's own command line sends <c>dyno</c>.</summary>
internal sealed record LogSessionCreation(int? Lines, bool? Tail, string? Source, string? Dyno, string? DynoName, string? Type);
