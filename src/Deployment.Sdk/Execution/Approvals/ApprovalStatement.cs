using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>
/// What is signed: the digest of a request, of everything that it is about, of the role, of what was looked at, and of the time. A row with
/// another one of these would be somebody else's word.
/// </summary>
internal static class ApprovalStatement
{
    /// <summary>The namespace of the signatures: one that was made for git or a mail is none for this.</summary>
    public const string Namespace = "deployment-sdk-approval";

    /// <param name="stream">The environment's stream in the ledger.</param>
    /// <param name="asked">The request.</param>
    /// <param name="given">The yes.</param>
    public static string Of(string stream, ApprovalRequested asked, ApprovalGiven given)
    {
        var subject = asked.Subject;
        var text = new StringBuilder();
        string?[] parts =
        [
            stream, asked.Request, given.Role.ToLowerInvariant(), given.Evidence, given.SignedAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
            subject.Verb, subject.Environment, subject.From, subject.Commit, subject.PolicyDigest,
            .. subject.Slugs, "releases", .. subject.Releases,
            "steps", .. subject.Steps.SelectMany(step => new[] { step.Words, step.Value }),
        ];
        foreach (var part in parts)
        {
            text.Append(part?.Length ?? -1).Append(':').Append(part).Append('\n');
        }

        return $"{Namespace} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))}\n";
    }
}
