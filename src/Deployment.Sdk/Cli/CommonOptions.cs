using System.CommandLine;

namespace Deployment.Sdk.Cli;

/// <summary>
/// The options that every verb takes. None may be one that <c>dotnet run</c> takes for itself
/// (<c>-e --environment -c -f -p -v</c>).
/// </summary>
internal static class CommonOptions
{
    public static Option<bool> Rehearse { get; } = new("--rehearse")
    {
        Description = "Go to a Heroku on this machine whose state survives between commands.",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print one JSON document to stdout and everything else to stderr.",
        Recursive = true,
    };

    /// <summary>For verbs that look for differences.</summary>
    public static Option<bool> DetailedExitCode { get; } = new("--detailed-exitcode")
    {
        Description = "Exit with 2 when there is something to tell, and with 0 when there is not.",
    };

    public static Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = "Print without colours, as NO_COLOR does.",
        Recursive = true,
    };

    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Print where an unexpected error comes from.",
        Recursive = true,
    };
}
