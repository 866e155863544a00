namespace Deployment.Sdk.Services;

/// <summary>What a service said when it was asked once whether a commit may go on.</summary>
/// <param name="Verdict">The verdict; null while there is none.</param>
/// <param name="Waits">What is waited for; empty when there is a verdict.</param>
/// <param name="Link">Where to read more; null when nothing is known yet.</param>
internal sealed record AskedOnce(GateVerdict? Verdict, string Waits, Uri? Link = null)
{
    public static AskedOnce Decided(GateVerdict verdict, Uri? link) => new(verdict, "", link);

    public static AskedOnce Waiting(string what, Uri? link = null) => new(null, what, link);

    /// <summary>The page that a service names, if it is one to open: text from outside is no address until it is seen to be one.</summary>
    public static Uri? Page(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps && page.UserInfo.Length == 0 ? page : null;
}
