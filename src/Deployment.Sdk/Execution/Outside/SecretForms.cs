namespace Deployment.Sdk.Execution;

/// <summary>What has to be masked so that a secret is not told: itself, or of an address the parts that hold it; its host may be read.</summary>
internal static class SecretForms
{
    /// <summary>A part of an address that is shorter is a word, not a key.</summary>
    private const int ShortestPart = 12;

    public static IEnumerable<string> Of(string secret)
    {
        if (!Uri.TryCreate(secret, UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || address.UserInfo.Length > 0
            || address.PathAndQuery.Length < ShortestPart)
        {
            yield return secret;
            yield break;
        }

        // A failure or a log names the path without the host.
        yield return address.PathAndQuery;
        yield return address.AbsolutePath;
        foreach (var part in address.PathAndQuery.Split('/', '?', '&', '=').Where(part => part.Length >= ShortestPart))
        {
            yield return part;
        }
    }
}
