using System.Collections.Concurrent;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Faults;

/// <summary>For each delivery what comes before it, done once, and what it comes to undisturbed.</summary>
public sealed class FaultTemplates : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Undisturbed>>> _teams = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<TemporaryRepository> _folders = [];

    internal Task<Undisturbed> OfAsync(Delivery delivery) =>
        _teams.GetOrAdd(delivery.Name, _ => new Lazy<Task<Undisturbed>>(() => MakeAsync(delivery))).Value;

    public void Dispose()
    {
        foreach (var folder in _folders)
        {
            folder.Dispose();
        }
    }

    private async Task<Undisturbed> MakeAsync(Delivery delivery)
    {
        var git = TemporaryRepository.Create();
        _folders.Add(git);
        var team = await FaultTeam.PrepareAsync(delivery, git);
        using var copy = team.Copy();
        var ran = await copy.DeliverAsync();
        Assert.True(ran.ExitCode == 0, ran.All);
        return new Undisturbed(team, copy.Facts(), copy.Heroku.Dynos);
    }
}

/// <param name="Team">Right before the delivery.</param>
/// <param name="Facts">What the delivery leads to.</param>
/// <param name="Dynos">How many one-off dynos it takes.</param>
internal sealed record Undisturbed(FaultTeam Team, string[] Facts, int Dynos);
