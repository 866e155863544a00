namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>A private key as PEM, in whole or only its beginning. Certificates and public keys are meant to be seen.</summary>
internal static class PemPrivateKey
{
    private const string Begin = "-----BEGIN ";
    private const string Name = "PRIVATE KEY";
    private const int MaxLabel = 40;

    public static FoundSecret? Find(string text)
    {
        for (var at = Next(text, 0); at >= 0; at = Next(text, at + Begin.Length))
        {
            var label = TokenAlphabet.Run(
                text, at + Begin.Length, MaxLabel, static character => TokenAlphabet.IsUpperOrDigit(character) || character == ' ');
            if (text.IndexOf(Name, at + Begin.Length, label, StringComparison.Ordinal) >= 0)
            {
                return new FoundSecret("a private key", at, Begin.Length + label);
            }
        }

        return null;
    }

    private static int Next(string text, int from) => text.IndexOf(Begin, from, StringComparison.Ordinal);
}
