using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Deployment.Sdk.Emulator.Logs;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Dynos;

/// <summary>The one-off dynos that run now, and when those of the formation were restarted. Both end with the emulator.</summary>
internal sealed class DynoYard(Platform platform)
{
    /// <summary>An attached dyno waits this long for its client.</summary>
    private static readonly TimeSpan AttachPatience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, OneOffDyno> _dynos = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _restarts = new();
    private int _lastNumber = RandomNumberGenerator.GetInt32(1000, 8000);

    public IEnumerable<OneOffDyno> Of(Guid app) =>
        _dynos.Values.Where(dyno => dyno.AppId == app).OrderBy(dyno => dyno.Name, StringComparer.Ordinal);

    public Outcome<OneOffDyno> Start(AppState app, string command, bool attach, bool hasTerminal, string? type, string? size)
    {
        if (app.Current() is not { SlugId: not null } current)
        {
            return Refusal.Invalid($"App {app.Name} has no slug yet, so there is nothing that a dyno could run.");
        }

        var dyno = new OneOffDyno(
            Guid.NewGuid(),
            app.Id,
            $"{type ?? "run"}.{Interlocked.Increment(ref _lastNumber)}",
            command,
            type ?? "run",
            size ?? DynoSizes.Default,
            attach ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)) : null,
            hasTerminal,
            current.Id,
            current.Version,
            platform.Now)
        { Stop = new CancellationTokenSource(), IsAttached = attach };
        _dynos[dyno.Id] = dyno;
        platform.AppLogs.Write(app.Id, new LogLine(dyno.CreatedAt, "heroku", dyno.Name, $"Starting process with command `{command}`"));
        platform.Background.Run(ct => LiveAsync(dyno, ct));
        return dyno;
    }

    /// <summary>The dyno that waits for this secret; it lets in one client.</summary>
    public OneOffDyno? Attach(string secret)
    {
        var waiting = _dynos.Values.FirstOrDefault(dyno =>
            dyno.AttachSecret is { } expected && Hosting.Secret.Equal(expected, secret));
        return waiting is not null && _dynos.TryUpdate(waiting.Id, waiting with { AttachSecret = null, IsUp = true }, waiting)
            ? waiting
            : null;
    }

    public void End(OneOffDyno dyno)
    {
        if (_dynos.TryRemove(dyno.Id, out _))
        {
            dyno.Stop.Cancel();
        }
    }

    public void Restart(Guid app, IEnumerable<FormationDyno> dynos)
    {
        foreach (var dyno in dynos)
        {
            _restarts[dyno.Id] = platform.Now;
            platform.AppLogs.Write(app, dyno.Restarts(platform.Now));
        }
    }

    /// <summary>When a dyno of the formation was last started: by its release, or by a restart since.</summary>
    public DateTimeOffset StartOf(FormationDyno dyno) =>
        _restarts.TryGetValue(dyno.Id, out var restarted) && restarted > dyno.Release.UpdatedAt ? restarted : dyno.Release.UpdatedAt;

    /// <summary>What a one-off dyno's command comes to. Only what no terminal shows goes to the log.</summary>
    public CommandResult Run(OneOffDyno dyno)
    {
        var config = platform.Store.Current.FindApp(dyno.AppId)?.ConfigVars ?? ImmutableDictionary<string, string>.Empty;
        var result = SimulatedCommand.Run(dyno.Command, config);
        IEnumerable<string> shown = dyno.IsAttached ? [] : result.Lines;
        platform.AppLogs.Write(
            dyno.AppId,
            [
                new LogLine(platform.Now, "heroku", dyno.Name, "State changed from starting to up"),
                .. shown.Select(line => new LogLine(platform.Now, "app", dyno.Name, line)),
                new LogLine(platform.Now, "heroku", dyno.Name, $"Process exited with status {result.ExitStatus}"),
                new LogLine(platform.Now, "heroku", dyno.Name, "State changed from up to complete"),
            ]);
        return result;
    }

    private async Task LiveAsync(OneOffDyno dyno, CancellationToken ending)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(dyno.Stop.Token, ending);
        try
        {
            if (dyno.AttachSecret is not null)
            {
                await Task.Delay(AttachPatience, platform.Time, linked.Token).ConfigureAwait(false);
            }
            else
            {
                await platform.StageAsync(linked.Token).ConfigureAwait(false);
                _dynos.TryUpdate(dyno.Id, dyno with { IsUp = true }, dyno);
                await platform.StageAsync(linked.Token).ConfigureAwait(false);
                Run(dyno);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped, attached and done, or the emulator ends: in each case the dyno is over.
        }

        _dynos.TryRemove(dyno.Id, out _);
    }
}
