using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The gzipped tar archive that a build was made from.</summary>
internal sealed record SourceBlob
{
    /// <summary>Where Heroku fetches it; signed, and valid for about an hour.</summary>
    [AllowNull]
    public string Url { get; init => field = value ?? field; } = "";

    /// <summary>The commit that it holds, as the one who started the build said; null if not said.</summary>
    public string? Version { get; init; }

    /// <summary>A note of the one who started the build; this package writes its run id here. Null if not said.</summary>
    public string? VersionDescription { get; init; }

    /// <summary><c>SHA256:</c> and the hexadecimal digest that Heroku checks the archive against; null if not said.</summary>
    public string? Checksum { get; init; }
}
