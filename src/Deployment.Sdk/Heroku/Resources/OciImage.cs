using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>Compiled code of a Fir app: <c>GET /apps/{app}/oci-images/{image}</c>. Cedar has slugs instead.</summary>
internal sealed record OciImage
{
    /// <summary>The identifier of the image, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>The commit that it was built from; empty if it was not said.</summary>
    [AllowNull]
    public string Commit { get; init => field = value ?? field; } = "";

    /// <summary>What was said about that commit; empty if nothing.</summary>
    [AllowNull]
    public string CommitDescription { get; init => field = value ?? field; } = "";

    /// <summary>The digest of its content, such as <c>sha256:</c> and 64 hexadecimal digits.</summary>
    [AllowNull]
    public string Digest { get; init => field = value ?? field; } = "";

    /// <summary>Where the registry keeps it.</summary>
    [AllowNull]
    public string ImageRepo { get; init => field = value ?? field; } = "";

    /// <summary>The image that it is based on.</summary>
    [AllowNull]
    public string BaseImageName { get; init => field = value ?? field; } = "";

    /// <summary>The digest of the top layer of that image.</summary>
    [AllowNull]
    public string BaseTopLayer { get; init => field = value ?? field; } = "";

    /// <summary>The processor that it is built for, such as <c>amd64</c>; null if unknown.</summary>
    public string? Architecture { get; init; }

    /// <summary>The stack, such as <c>cnb</c>.</summary>
    public Reference? Stack { get; init; }

    /// <summary>Its process types by name.</summary>
    [AllowNull]
    public IReadOnlyDictionary<string, OciImageProcess> ProcessTypes { get; init => field = value ?? field; } =
        new Dictionary<string, OciImageProcess>();

    /// <summary>The buildpacks that made it, in order.</summary>
    [AllowNull]
    public IReadOnlyList<OciImageBuildpack> Buildpacks { get; init => field = value ?? field; } = [];

    /// <summary>When Heroku deleted it; null while it is kept.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}
