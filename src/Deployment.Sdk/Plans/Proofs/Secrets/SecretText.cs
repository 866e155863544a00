namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>
/// Finds the secret in a text that its own shape gives away. Written by hand, in one direction and with bounds, so that no text, however
/// long or hostile, costs more than a few passes over it.
/// </summary>
internal static class SecretText
{
    private static readonly Func<string, FoundSecret?>[] Shapes =
    [
        UrlPassword.Find, PemPrivateKey.Find, KeyedPassword.Find, PasswordParameter.Find, UrlParameter.Find, AuthorizationText.Find, JsonWebToken.Find,
        TokenShapes.Find,
    ];

    /// <summary>The first secret in the text; null if there is none to be seen.</summary>
    public static FoundSecret? Find(string text)
    {
        FoundSecret? first = null;
        foreach (var find in Shapes)
        {
            if (find(text) is { } found && (first is null || found.Start < first.Start))
            {
                first = found;
            }
        }

        return first;
    }
}
