using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>A slug as the API shows it.</summary>
internal sealed record SlugBody
{
    public required Guid Id { get; init; }

    public required SlugBlob Blob { get; init; }

    public string? BuildpackProvidedDescription { get; init; }

    public string? Checksum { get; init; }

    public string? Commit { get; init; }

    public string? CommitDescription { get; init; }

    public required SortedDictionary<string, string> ProcessTypes { get; init; }

    public long? Size { get; init; }

    public IdAndName Stack { get; init; } = Constants.Stack;

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public string? DeletedAt { get; init; }

    public static SlugBody Of(SlugState slug, SlugBlob blob) => new()
    {
        Id = slug.Id,
        Blob = blob,
        BuildpackProvidedDescription = slug.BuildpackDescription,
        Checksum = slug.Checksum,
        Commit = slug.Commit,
        CommitDescription = slug.CommitDescription,
        ProcessTypes = new SortedDictionary<string, string>(slug.ProcessTypes, StringComparer.Ordinal),
        Size = slug.Size,
        CreatedAt = Constants.Time(slug.CreatedAt),
        UpdatedAt = Constants.Time(slug.UpdatedAt),
    };
}

/// <summary>Where a slug's files are put or read.</summary>
internal sealed record SlugBlob(string Method, string Url);

/// <summary>A slug that a client makes itself.</summary>
internal sealed record SlugCreation(
    Dictionary<string, string>? ProcessTypes,
    string? BuildpackProvidedDescription,
    string? Checksum,
    string? Commit,
    string? CommitDescription);
