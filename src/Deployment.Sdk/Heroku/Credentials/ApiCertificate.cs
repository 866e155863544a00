using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// The certificate of an emulator on this machine, which its one-off dynos show over TLS. It counts for loopback addresses alone:
/// <see cref="HerokuEndpoint"/> drops it for any other.
/// </summary>
internal static class ApiCertificate
{
    /// <summary>The variable that names a PEM file.</summary>
    public const string Variable = "HEROKU_API_CERTIFICATE";

    /// <summary>Reads it, if the variable is set.</summary>
    /// <param name="variables">The environment variables of the process.</param>
    /// <param name="reason">What is wrong; null when nothing is.</param>
    public static X509Certificate2? Read(IReadOnlyDictionary<string, string> variables, out string? reason)
    {
        reason = null;
        if (!variables.TryGetValue(Variable, out var path) || string.IsNullOrWhiteSpace(path))
        {
            return null;
        }

        try
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(path.Trim()));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            reason = $"{Variable} names no certificate that can be read: {failure.Message}";
            return null;
        }
    }
}
