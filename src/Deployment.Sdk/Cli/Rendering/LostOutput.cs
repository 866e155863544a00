using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>Says on stderr that what was to be printed did not arrive: a disk is full, or stdout is closed.</summary>
internal static class LostOutput
{
    // A reader that has read enough, such as head, has closed the pipe: EPIPE, and what Windows calls it.
    private const int BrokenPipe = 32;
    private const int NoPipe = unchecked((int)0x8007006D);
    private const int PipeClosing = unchecked((int)0x800700E8);

    public static void Tell(TextWriter error, Exception failure)
    {
        if (failure.HResult is BrokenPipe or NoPipe or PipeClosing)
        {
            return;
        }

        try
        {
            error.WriteLine(TerminalText.Neutralise($"the output cannot be written: {failure.Message}"));
        }
        catch (Exception deaf) when (BrokenOutput.Is(deaf))
        {
            // The exit code is left.
        }
    }
}
