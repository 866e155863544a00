using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>A running process: <c>GET /apps/{app}/dynos/{dyno}</c>. A finished one-off dyno leaves no trace.</summary>
internal sealed record Dyno
{
    /// <summary>The identifier of the dyno, a UUID in lower case.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, such as <c>web.1</c> or <c>run.1234</c>; on Fir such as <c>web-1234abcde-123ab</c>.</summary>
    [AllowNull]
    public string Name { get; init => field = value ?? field; } = "";

    /// <summary>The command that it runs.</summary>
    [AllowNull]
    public string Command { get; init => field = value ?? field; } = "";

    /// <summary>Its process type; <c>run</c> for a one-off dyno.</summary>
    [AllowNull]
    public string Type { get; init => field = value ?? field; } = "";

    /// <summary>Its size, such as <c>Standard-1X</c>.</summary>
    [AllowNull]
    public string Size { get; init => field = value ?? field; } = "";

    /// <summary><c>starting</c>, <c>up</c>, <c>idle</c>, <c>crashed</c> or <c>down</c>, or a word that Heroku added since.</summary>
    [AllowNull]
    public string State { get; init => field = value ?? field; } = "";

    /// <summary>
    /// Where its terminal can be reached; holds a secret, so it is kept out of logs. Null unless it was started attached.
    /// </summary>
    public Uri? AttachUrl { get; init; }

    /// <summary>The app.</summary>
    public Reference? App { get; init; }

    /// <summary>The release that it runs.</summary>
    public DynoRelease? Release { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Without the address of its terminal.</summary>
    public override string ToString() => $"{Name} ({State})";
}
