using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>An app as the API shows it.</summary>
internal sealed record AppBody
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required bool Maintenance { get; init; }

    public bool Acm { get; init; }

    public string? ArchivedAt { get; init; }

    public string? BuildpackProvidedDescription { get; init; }

    public IdAndName BuildStack { get; init; } = Constants.Stack;

    public IdAndName Stack { get; init; } = Constants.Stack;

    public IdAndName Generation { get; init; } = Constants.Generation;

    public required IdAndName Region { get; init; }

    public required Person Owner { get; init; }

    public IdAndName? Organization { get; init; }

    public IdAndName? Team { get; init; }

    public IdAndName? Space { get; init; }

    public bool? InternalRouting { get; init; }

    public required string GitUrl { get; init; }

    public required string WebUrl { get; init; }

    public long? RepoSize { get; init; }

    public long? SlugSize { get; init; }

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public string? ReleasedAt { get; init; }

    public static AppBody Of(AppState app, HerokuState state, Uri api) => new()
    {
        Id = app.Id,
        Name = app.Name,
        Maintenance = app.Maintenance,
        Region = Constants.RegionOf(app.Region),
        Owner = new Person(state.AccountId, Constants.Email),
        GitUrl = $"https://git.heroku.invalid/{app.Name}.git",
        WebUrl = new Uri(api, $"web/{Subdomains.Of(app)}/").AbsoluteUri,
        SlugSize = state.FindSlug(app.Current()?.SlugId)?.Size,
        CreatedAt = Constants.Time(app.CreatedAt),
        UpdatedAt = Constants.Time(app.UpdatedAt),
        ReleasedAt = Constants.Time(app.ReleasedAt),
    };
}

/// <summary>What a client may say of a new app.</summary>
internal sealed record AppCreation(string? Name, string? Region, string? Stack);

/// <summary>What a client may change of an app.</summary>
internal sealed record AppUpdate(bool? Maintenance, string? Name, string? BuildStack);

/// <summary>The apps that a client wants to see.</summary>
internal sealed record AppFilter(AppFilterIn? In);

/// <summary>The ids of those apps.</summary>
internal sealed record AppFilterIn(Guid[]? Id);
