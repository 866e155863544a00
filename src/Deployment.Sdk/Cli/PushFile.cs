using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Revisions.Pushes;

namespace Deployment.Sdk.Cli;

/// <summary>The body of a webhook that <c>--push</c> names.</summary>
internal static class PushFile
{
    /// <summary>Bitbucket lists five commits of each branch and no more.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private const string StandardInput = "-";

    public static async Task<Verdict<PushedBranches>> ReadAsync(
        ProgramHost host, string file, string? signature, CancellationToken cancellationToken)
    {
        var path = Path.Combine(host.WorkingDirectory, file);
        byte[] body;
        try
        {
            var stream = file == StandardInput
                ? host.OpenInput()
                : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await using (stream.ConfigureAwait(false))
            {
                body = await LimitedTextFile.ReadAsync(stream, MaxBytes, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (InvalidDataException)
        {
            return Refusal.Usage($"--push: the body is larger than {MaxBytes / 1024 / 1024} MiB, as none of Bitbucket's is");
        }
        catch (Exception failure) when (FileTrouble.Is(failure))
        {
            return Refusal.Usage(
                $"--push: {TerminalText.Neutralise(file)} {FileTrouble.Reading(path, failure)}",
                "name the file that holds the body of the webhook, or - for standard input");
        }

        // Nothing of a body is read before it is known whose it is.
        if (PushSignature.Problem(body, signature, Secret(host)) is { } stranger)
        {
            return Refused(stranger);
        }

        var (pushed, refusal) = PushedBranches.Read(body);
        return pushed is null ? Refused(refusal!) : pushed;
    }

    /// <summary>The secret of the webhook; null when it has none.</summary>
    public static string? Secret(ProgramHost host) => host.Environment.GetValueOrDefault(PushSignature.SecretVariable) is { Length: > 0 } secret ? secret : null;

    private static Refusal Refused(RevisionRefusal refusal) => new((DeliveryOutcome)refusal.ExitCode, refusal.Reason);
}
