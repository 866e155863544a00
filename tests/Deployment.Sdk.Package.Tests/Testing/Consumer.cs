namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>
/// A team's repository, outside this one: a git repository with one commit, the packed feed beside the machine's own package
/// sources, and files that stop whatever lies in the folders above from being picked up.
/// </summary>
internal sealed class Consumer : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly PackedFeed _feed;

    private Consumer(PackedFeed feed) => _feed = feed;

    public string Folder => _folder.Path;

    public static async Task<Consumer> CreateAsync(PackedFeed feed, string authorEmail = "dev-1@yunojuno.example")
    {
        var consumer = new Consumer(feed);
        consumer.Write("nuget.config",
            $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{feed.Folder}" />
              </packageSources>
            </configuration>
            """);
        // The audit asks a server for known vulnerabilities, and warns when it cannot.
        consumer.Write("Directory.Build.props", "<Project><PropertyGroup><NuGetAudit>false</NuGetAudit></PropertyGroup></Project>");
        consumer.Write("Directory.Build.targets", "<Project />");
        consumer.Write("Directory.Packages.props", "<Project />");
        consumer.Write(".gitignore", "bin/\nobj/\n");
        File.Copy(Repository.PathOf("global.json"), consumer._folder["global.json"]);
        await consumer.CommitAsync(authorEmail);
        return consumer;
    }

    /// <summary>Writes a project file that references the packages and knows no mercy for warnings.</summary>
    public void WriteProject(string path, string[] packages, string properties = "", string items = "") => Write(path,
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            {string.Concat(packages.Select(package => $"""<PackageReference Include="{package}" Version="{_feed.Version}" />"""))}
            {items}
          </ItemGroup>
        </Project>
        """);

    public void Write(string path, string text)
    {
        var full = _folder[path];
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public string PathOf(string path) => _folder[path];

    /// <summary>Builds a project.</summary>
    public Task<CommandResult> BuildAsync(string project, params string[] options) =>
        Dotnet.RunAsync(Folder, ["build", project, "-nodeReuse:false", .. options]);

    /// <summary>Runs a project that has been built, as its program would run: no build, no launcher.</summary>
    public Task<CommandResult> RunAsync(string project, params string[] arguments) =>
        Dotnet.RunAsync(Folder, [_folder[$"{project}/bin/Debug/net10.0/{project}.dll"], .. arguments]);

    public void Dispose() => _folder.Dispose();

    private async Task CommitAsync(string authorEmail)
    {
        var author = new Dictionary<string, string>
        {
            ["GIT_AUTHOR_NAME"] = "Dev",
            ["GIT_AUTHOR_EMAIL"] = authorEmail,
            ["GIT_COMMITTER_NAME"] = "Dev",
            ["GIT_COMMITTER_EMAIL"] = authorEmail,
        };
        foreach (var arguments in (string[][])[["init", "--initial-branch=master"], ["add", "."], ["commit", "--message=First"]])
        {
            (await Command.RunAsync("git", arguments, Folder, author)).Exits(0);
        }
    }
}
