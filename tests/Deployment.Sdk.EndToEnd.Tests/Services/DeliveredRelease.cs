using System.Text.Json;

namespace Deployment.Sdk.EndToEnd.Tests.Services;

/// <summary>Two releases on UAT, delivered by the program in a process of its own, and what each service was asked and told of the second.</summary>
public sealed class DeliveredRelease : IAsyncLifetime
{
    public const string Card = "CaRd0001";
    public const string Message = $"Bill by the hour\n\nSee https://trello.com/c/{Card}/12-billing, fixes #12.";

    private ServedTeam? _team;
    private SampleRun? _ran;

    internal ServedTeam Team => _team!;

    internal string First { get; private set; } = "";

    internal string Second { get; private set; } = "";

    /// <summary>The document of the second delivery.</summary>
    internal JsonElement Document { get; private set; }

    /// <summary>The number of the last request before the second delivery.</summary>
    internal long Before { get; private set; }

    internal string Log => _ran!.Error;

    public async ValueTask InitializeAsync()
    {
        _team = await ServedTeam.StartAsync();
        First = _team.Merge("First");
        (await _team.ProcessAsync("deploy", "--branch", "master")).Exits(0);
        Before = _team.Gates.Concat(_team.Observers).Append(_team.GitHub).SelectMany(service => service.Requests).Max(request => request.Order);

        Second = _team.Merge(Message, ("billing.txt", "by the hour\n"));
        _ran = (await _team.ProcessAsync("deploy", "--branch", "master", "--json")).Exits(0);
        Document = _ran.Json;
    }

    public ValueTask DisposeAsync() => _team is { } team ? team.DisposeAsync() : ValueTask.CompletedTask;
}
