using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Where a rehearsal's state survives between two commands.</summary>
internal static class RehearsalFolder
{
    /// <summary>The variable that names another folder, for tests and for machines without a home.</summary>
    public const string Variable = "DEPLOYMENT_REHEARSAL_FOLDER";

    public static string Of(Plan plan, GitRepository? git, IReadOnlyDictionary<string, string> variables)
    {
        if (variables.GetValueOrDefault(Variable) is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        // Inside .git: shared by all work trees of the clone, never committed, gone with it.
        var home = git?.CommonDirectory
            ?? System.Environment.GetFolderPath(System.Environment.SpecialFolder.LocalApplicationData);
        return Path.Combine(home, "deployment-sdk", "rehearsal", FileName(plan.Pipeline));
    }

    private static string FileName(string pipeline) =>
        string.Concat(pipeline.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'));
}
