using System.Security.Cryptography;
using System.Text;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>What is signed: the digest of a request, of everything that it is about, and of the role.</summary>
internal static class ApprovalStatement
{
    /// <summary>The namespace of the signatures: one that was made for git or a mail is none for this.</summary>
    public const string Namespace = "deployment-sdk-approval";

    public static string Of(string stream, ApprovalRequested asked, string role)
    {
        var subject = asked.Subject;
        var text = new StringBuilder();
        string?[] parts =
        [
            stream, asked.Request, role.ToLowerInvariant(), subject.Verb, subject.Environment, subject.From, subject.Commit, subject.PolicyDigest,
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
