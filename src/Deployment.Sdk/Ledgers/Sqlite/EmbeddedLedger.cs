using Deployment.Sdk.Plans;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Ledgers;

/// <summary>Where the embedded ledger lies.</summary>
internal static class EmbeddedLedger
{
    private const string FileName = "ledger.db";

    /// <summary>The file of real deliveries: inside .git, so that all work trees of a clone share it and no commit holds it.</summary>
    public static string FileOf(Plan plan, GitRepository? git)
    {
        if (git is not null)
        {
            return Path.Combine(git.CommonDirectory, "deployment-sdk", FileName);
        }

        var home = System.Environment.GetFolderPath(
            System.Environment.SpecialFolder.LocalApplicationData, System.Environment.SpecialFolderOption.DoNotVerify);
        return home.Length > 0
            ? Path.Combine(home, "deployment-sdk", OrdinaryFolder(plan.Pipeline), FileName)
            : throw new LedgerException("there is no place for a ledger: this is no git repository, and the user has no home folder")
            {
                Remedy = "run the command in a clone",
            };
    }

    /// <summary>The file of rehearsals: with the rehearsal's other state, so that it goes when that goes.</summary>
    /// <param name="folder">The folder of <c>RehearsalFolder</c>.</param>
    public static string FileOfRehearsal(string folder) => Path.Combine(folder, FileName);

    private static string OrdinaryFolder(string pipeline) =>
        string.Concat(pipeline.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '-'));
}
