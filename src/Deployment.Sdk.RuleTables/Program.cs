using Deployment.Sdk.RuleTables;

// Writes every table of rules from the rules themselves: dotnet run --project src/Deployment.Sdk.RuleTables
var root = RepositoryRoot.Above(Environment.CurrentDirectory);
if (root is null)
{
    Console.Error.WriteLine("There is no Deployment.Sdk.sln here or above. Run this inside the repository.");
    return 1;
}

foreach (var document in TableDocuments.All)
{
    var path = Path.Combine(root, document.Path);
    var before = File.ReadAllText(path);
    var after = document.Rewrite(before);
    if (after != before)
    {
        File.WriteAllText(path, after);
        Console.WriteLine($"wrote {document.Path}");
    }
}

return 0;
