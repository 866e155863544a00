using System.Collections.Concurrent;
using System.Security.Cryptography;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Dynos;

/// <summary>The one-off dynos that run now. They end with the emulator.</summary>
internal sealed class DynoYard(Platform platform)
{
    /// <summary>An attached dyno waits this long for its client.</summary>
    private static readonly TimeSpan AttachPatience = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, OneOffDyno> _dynos = new();
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
        { Stop = new CancellationTokenSource() };
        _dynos[dyno.Id] = dyno;
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
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped, attached and done, or the emulator ends: in each case the dyno is over.
        }

        _dynos.TryRemove(dyno.Id, out _);
    }
}
