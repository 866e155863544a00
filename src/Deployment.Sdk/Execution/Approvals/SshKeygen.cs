using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Runs the installed <c>ssh-keygen</c>: arguments as a list and never through a shell, in bounded time.</summary>
internal static class SshKeygen
{
    // Somebody may have to type a passphrase, or touch a key.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Makes a signature; its text, or why there is none.</summary>
    /// <param name="keyFile">The private key, or the public one of a key that an agent holds.</param>
    /// <param name="statement">What is signed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Verdict<string>> SignAsync(string keyFile, string statement, CancellationToken cancellationToken)
    {
        if (!File.Exists(keyFile))
        {
            return Refusal.Usage($"there is no key file {keyFile}");
        }

        var ran = await RunAsync(
            ["-Y", "sign", "-f", Path.GetFullPath(keyFile), "-n", ApprovalStatement.Namespace], statement, cancellationToken).ConfigureAwait(false);
        return ran.Refusal is { } refusal ? refusal
            : ran.Value.Code == 0 ? ran.Value.Output
            : Refusal.Policy($"ssh-keygen did not sign with {keyFile}: {VisibleText.Of(ran.Value.Error)}");
    }

    /// <summary>Who signed a statement; a refusal when the signature is nobody's that may sign, or is not of that statement.</summary>
    /// <param name="statement">What is said to be signed.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="allowedSigners">The keys and whose they are, as <c>ssh-keygen</c> reads it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Verdict<string>> SignerAsync(
        string statement, string signature, string allowedSigners, CancellationToken cancellationToken)
    {
        var (signers, signed) = (PrivateFile.NewPath(".signers"), PrivateFile.NewPath(".sig"));
        try
        {
            await WriteAsync(signers, allowedSigners, cancellationToken).ConfigureAwait(false);
            await WriteAsync(signed, signature, cancellationToken).ConfigureAwait(false);
            var found = await RunAsync(["-Y", "find-principals", "-s", signed, "-f", signers], "", cancellationToken).ConfigureAwait(false);
            if (found.Refusal is { } refusal)
            {
                return refusal;
            }

            if (found.Value.Code != 0 || found.Value.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) is not [var principal])
            {
                return Refusal.Policy("the key that signed is not one that is allowed to", AllowedSigners.Remedy);
            }

            // A pattern stands for many, and a yes is one person's.
            if (principal.Any(character => character is '*' or '?' or '!' or ',' || char.IsWhiteSpace(character)))
            {
                return Refusal.Policy($"the key that signed belongs to \"{VisibleText.Of(principal)}\", which is not one person", AllowedSigners.Remedy);
            }

            var verified = await RunAsync(
                ["-Y", "verify", "-f", signers, "-I", principal, "-n", ApprovalStatement.Namespace, "-s", signed], statement, cancellationToken)
                .ConfigureAwait(false);
            return verified.Refusal is { } broken ? broken
                : verified.Value.Code == 0 ? principal.ToLowerInvariant()
                : Refusal.Policy($"the signature of {principal} is not of this request");
        }
        finally
        {
            File.Delete(signers);
            File.Delete(signed);
        }
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var stream = PrivateFile.Create(path);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Verdict<Ran>> RunAsync(string[] arguments, string input, CancellationToken cancellationToken)
    {
        if (GitExecutable.Find(System.Environment.GetEnvironmentVariable("PATH"), "ssh-keygen") is not { } program)
        {
            return Refusal.Policy("ssh-keygen is not installed, or not on PATH", "install OpenSSH's client");
        }

        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = new Process { StartInfo = start };
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(Limit);
        try
        {
            process.Start();
            var output = process.StandardOutput.ReadToEndAsync(bounded.Token);
            var error = process.StandardError.ReadToEndAsync(bounded.Token);
            await FeedAsync(process, input, bounded.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(bounded.Token).ConfigureAwait(false);
            return new Ran(process.ExitCode, await output.ConfigureAwait(false), (await error.ConfigureAwait(false)).Trim());
        }
        catch (Win32Exception failure)
        {
            return Refusal.Policy($"ssh-keygen cannot be started: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return Refusal.Policy($"ssh-keygen did not answer within {Limit.TotalMinutes} min");
        }
    }

    private static async Task FeedAsync(Process process, string input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input), cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it had read everything; its exit code says why.
        }
    }

    private sealed record Ran(int Code, string Output, string Error);
}
