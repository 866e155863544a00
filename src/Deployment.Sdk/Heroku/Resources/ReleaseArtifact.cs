using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Deployment.Sdk.Heroku;

/// <summary>What a release is made of.</summary>
internal sealed record ReleaseArtifact
{
    /// <summary>The identifier of the slug or of the OCI image, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary><c>slug</c>, or what Heroku calls an OCI image, such as <c>oci-image</c>.</summary>
    [AllowNull]
    public string Type { get; init => field = value ?? field; } = "";

    /// <summary>Whether it is an OCI image, which only Fir runs. The schema names no word for it, so anything that begins so counts.</summary>
    [JsonIgnore]
    public bool IsImage => Type.StartsWith("oci", StringComparison.Ordinal);
}
