namespace Deployment.Sdk.Cli.Importing;

/// <summary>A format that can be imported.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Read">Reads a text of it.</param>
/// <param name="IsCalled">Tells it by the name of a file.</param>
/// <param name="Looks">Tells it by what a file holds.</param>
/// <param name="Import">Takes over what a file declares; what is wrong with it, or null.</param>
internal sealed record ImportFormat(
    string Name,
    string Title,
    Func<string, SourceReading> Read,
    Func<string, bool> IsCalled,
    Func<SourceMap, bool> Looks,
    Func<ImportedFile, ImportDraft, SourceFault?> Import)
{
    public static IReadOnlyList<ImportFormat> All { get; } =
    [
        new(
            "heroku-tools",
            "the .conf of heroku-tools",
            YamlSource.Read,
            name => Path.GetExtension(name) == ".conf",
            root => root["application"] is SourceMap,
            HerokuToolsConf.Import),
        new(
            "travis",
            "the deploy: section of a .travis.yml",
            YamlSource.Read,
            name => name is ".travis.yml" or ".travis.yaml" or "travis.yml" or "travis.yaml",
            root => root["deploy"] is SourceList or SourceMap or SourceText { Text: "heroku" },
            TravisDeploy.Import),
        new(
            "app-json",
            "an app.json",
            JsonSource.Read,
            name => name == "app.json",
            root => root["env"] is SourceMap or SourceList || root["formation"] is SourceMap || root["addons"] is SourceList || root["buildpacks"] is SourceList || root["environments"] is SourceMap,
            AppJson.Import),
        new(
            "heroku-yml",
            "a heroku.yml",
            YamlSource.Read,
            name => name is "heroku.yml" or "heroku.yaml",
            root => root["setup"] is SourceMap || (root["build"] is SourceMap build && (build["docker"] ?? build["config"] ?? build["languages"]) is not null) || root["run"] is SourceMap,
            HerokuYml.Import),
    ];

    private static string Names => string.Join(", ", All.Select(format => format.Name));

    /// <summary>The format that a name stands for, or that a file's name gives away; null when it has to be told by what is in it.</summary>
    public static ImportFormat? Of(string? name, string file) => name is not null ? All.First(format => format.Name == name) : All.FirstOrDefault(format => format.IsCalled(file));

    /// <summary>Reads a file whose format has to be told by what is in it.</summary>
    public static (ImportFormat? Format, SourceReading Reading) Tell(string text)
    {
        var isJson = text.AsSpan().TrimStart().StartsWith("{");
        var reading = isJson ? JsonSource.Read(text) : YamlSource.Read(text);
        if (reading.Fault is not null)
        {
            return (null, reading);
        }

        ImportFormat[] formats = reading.Root is SourceMap root
            ? [.. All.Where(format => (format.Name == "app-json") == isJson && format.Looks(root))]
            : [];
        return formats is [var one]
            ? (one, reading)
            : (null, SourceReading.Wrong(
                null,
                formats.Length == 0 ? "neither its name nor what is in it says what it is" : $"it could be {string.Join(" or ", formats.Select(format => format.Title))}",
                $"say it: --format FORMAT, one of {Names}"));
    }
}
