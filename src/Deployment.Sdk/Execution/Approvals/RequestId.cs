using System.Security.Cryptography;

namespace Deployment.Sdk.Execution;

/// <summary>The id of a request: short enough to be read out and typed.</summary>
internal static class RequestId
{
    // No letter that is taken for another or for a digit, and no vowel that would make a word.
    private const string Alphabet = "bcdfghjkmnpqrstvwxz23456789";
    private const int Length = 6;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);
}
