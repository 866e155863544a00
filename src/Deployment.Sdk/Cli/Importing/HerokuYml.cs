namespace Deployment.Sdk.Cli.Importing;

/// <summary>
/// Heroku's <c>heroku.yml</c>: how an app is built as a container, and what it is made with. Heroku goes on reading it with every build.
/// </summary>
internal static class HerokuYml
{
    public static SourceFault? Import(ImportedFile file, ImportDraft draft)
    {
        if (file.Root is not SourceMap root)
        {
            return new(file.Root.Place, "it has no sections", "a heroku.yml has 'setup:', 'build:', 'release:' or 'run:'");
        }

        foreach (var name in new[] { "setup", "build", "release", "run" })
        {
            if (root[name] is { IsNothing: false } node and not SourceMap)
            {
                return new(node.Place, $"'{name}:' has no names under it", "see devcenter.heroku.com/articles/build-docker-images-heroku-yml");
            }
        }

        var product = draft.OfEveryApp();
        Setup(file, root["setup"] as SourceMap, product);
        if (root.Entry("build") is { Value: SourceMap build } buildEntry)
        {
            var names = build["config"] is SourceMap arguments ? arguments.Entries.Select(entry => ShownText.Of(entry.Name)) : [];
            product.Lose(file.Name, buildEntry.Place, $"'build', which stays in heroku.yml and is read with every build{string.Concat(names.Select(name => $", with {name}"))}");
            foreach (var argument in (build["config"] as SourceMap)?.Entries ?? [])
            {
                if (argument.Value is SourceText value && ShownText.HoldsSecret($"{argument.Name}={value.Text}"))
                {
                    product.Note(file.Name, argument.Place, $"{ShownText.Of(argument.Name)} of 'build' looks like a secret: whoever reads {file.Name} has it");
                }
            }
        }

        if (root.Entry("release") is { Value: SourceMap release } releaseEntry)
        {
            var command = release["command"]?.Texts is { Count: > 0 } lines ? $", {ShownText.Of(string.Join(" && ", lines.Select(line => line.Text)))}" : "";
            product.Lose(
                file.Name,
                releaseEntry.Place,
                $"'release'{command}: it stays in heroku.yml, Heroku runs it before the new code serves, and a [ReleaseCommand] would run it a second time");
        }

        foreach (var process in (root["run"] as SourceMap)?.Entries ?? [])
        {
            product.Process(file.Name, process.Place, process.Name, []);
        }

        product.LoseAll(file.Name, root.Except("setup", "build", "release", "run"), "", "which Heroku does not read");
        return null;
    }

    private static void Setup(ImportedFile file, SourceMap? setup, ClassDraft product)
    {
        if (setup is null)
        {
            return;
        }

        AddOns.Import(file, setup["addons"], product);
        if (setup["config"] is SourceMap { Entries.Count: > 0 } variables)
        {
            product.Note(file.Name, variables.Place, "Heroku sets these when it makes an app; here every deploy does, wherever they differ");
            foreach (var variable in variables.Entries)
            {
                if (variable.Value is SourceText { IsNothing: false } value)
                {
                    product.Variable(file.Name, variable.Place, variable.Name, value.Text);
                }
                else
                {
                    product.Lose(file.Name, variable.Place, $"config var {ShownText.Of(variable.Name)}, whose value is no text");
                }
            }
        }
        else if (setup["config"] is { IsNothing: false } node and not SourceMap)
        {
            product.Lose(file.Name, node.Place, "'setup.config', which has no names under it");
        }

        product.LoseAll(file.Name, setup.Except("addons", "config"), "setup.", "which is set on each app");
    }
}
