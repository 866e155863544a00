namespace Deployment.Sdk.Execution;

/// <summary>The commands that a rehearsal names: whoever copies one means the rehearsal, and must not change the real thing with it.</summary>
internal static class RehearsedCommand
{
    private const string Program = "dotnet run -- ";
    private const string Option = "--rehearse ";

    /// <summary>The same text, each command of this program with <c>--rehearse</c>.</summary>
    public static string In(string text) =>
        text.Replace(Program + Option, Program, StringComparison.Ordinal).Replace(Program, Program + Option, StringComparison.Ordinal);
}
