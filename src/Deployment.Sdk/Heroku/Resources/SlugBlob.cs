using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The address of a slug's archive. It is signed: whoever has it needs no token, so it is kept out of logs.</summary>
internal sealed record SlugBlob
{
    /// <summary>The HTTP method to use there, in either case: <c>GET</c>, or <c>PUT</c> for a slug that was just made.</summary>
    [AllowNull]
    public string Method { get; init => field = value ?? field; } = "";

    /// <summary>The address.</summary>
    public Uri? Url { get; init; }

    /// <summary>Without the address.</summary>
    public override string ToString() => nameof(SlugBlob);
}
