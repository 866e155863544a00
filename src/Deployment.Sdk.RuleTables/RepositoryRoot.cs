namespace Deployment.Sdk.RuleTables;

/// <summary>Finds the folder of the solution.</summary>
internal static class RepositoryRoot
{
    public static string? Above(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (File.Exists(Path.Combine(current.FullName, "Deployment.Sdk.sln")))
            {
                return current.FullName;
            }
        }

        return null;
    }
}
