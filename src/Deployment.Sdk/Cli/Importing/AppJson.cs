using System.Globalization;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>
/// Heroku's <c>app.json</c>: what an app needs, whichever it is. Heroku reads it when it makes an app, for its button, review apps and
/// tests; it names neither app nor branch.
/// </summary>
internal static class AppJson
{
    private static readonly string[] ForPeople = ["description", "keywords", "website", "repository", "logo", "success_url"];
    private static readonly string[] Known = ["name", "env", "formation", "addons", "buildpacks", "scripts", "environments", .. ForPeople];

    public static SourceFault? Import(ImportedFile file, ImportDraft draft)
    {
        if (file.Root is not SourceMap root)
        {
            return new(file.Root.Place, "it is no object", "an app.json begins with '{'");
        }

        foreach (var (name, isRight, form) in new (string, Func<SourceNode, bool>, string)[]
        {
            ("env", node => node is SourceMap or SourceList, "an object"),
            ("formation", node => node is SourceMap, "an object"),
            ("environments", node => node is SourceMap, "an object"),
            ("scripts", node => node is SourceMap, "an object"),
        })
        {
            if (root[name] is { IsNothing: false } node && !isRight(node))
            {
                return new(node.Place, $"'{name}' is not {form}", "see devcenter.heroku.com/articles/app-json-schema");
            }
        }

        var product = draft.OfEveryApp();
        draft.ProductName ??= (root["name"] as SourceText)?.Text;
        AppJsonVariables.Import(file, root["env"], product);
        foreach (var process in (root["formation"] as SourceMap)?.Entries ?? [])
        {
            Process(file, process, product);
        }

        AddOns.Import(file, root["addons"], product);
        foreach (var buildpack in (root["buildpacks"] as SourceList)?.Items ?? [])
        {
            var url = buildpack is SourceMap map ? map["url"] as SourceText : buildpack as SourceText;
            product.Lose(file.Name, buildpack.Place, $"buildpack {(url is null ? "" : $"{ShownText.Of(url.Text)} ")}is set on each app: heroku buildpacks:add");
        }

        Scripts(file, root["scripts"] as SourceMap, product);
        foreach (var environment in (root["environments"] as SourceMap)?.Entries ?? [])
        {
            Environment(file, environment, product);
        }

        product.LoseAll(file.Name, root.Entries.Where(entry => ForPeople.Contains(entry.Name)), "", "which Heroku shows on its button");
        product.LoseAll(file.Name, root.Except(Known), "", "which is set on each app, and read from app.json when Heroku makes one");
        return null;
    }

    private static void Process(ImportedFile file, SourceEntry process, ClassDraft product)
    {
        if (process.Value is not SourceMap map)
        {
            product.Lose(file.Name, process.Place, $"{ShownText.Of($"formation.{process.Name}")}, which is no object");
            return;
        }

        var properties = new List<string>();
        if (map["quantity"] is { IsNothing: false } quantity)
        {
            if (quantity is SourceText text && int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                properties.Add(string.Create(CultureInfo.InvariantCulture, $"Quantity = {number}"));
            }
            else
            {
                product.Lose(file.Name, quantity.Place, $"the quantity of {ShownText.Of(process.Name)}, which is no number of dynos");
            }
        }

        if (map["size"] is { IsNothing: false } size)
        {
            if (size is SourceText text && !ShownText.HoldsSecret(text.Text))
            {
                properties.Add($"Size = {CSharpLiteral.Of(text.Text)}");
            }
            else
            {
                product.Lose(file.Name, size.Place, $"the size of {ShownText.Of(process.Name)}, which is no text");
            }
        }

        product.Process(file.Name, process.Place, process.Name, properties);
        product.LoseAll(file.Name, map.Except("quantity", "size"), $"formation.{process.Name}.", "which has no meaning here");
    }

    private static void Scripts(ImportedFile file, SourceMap? scripts, ClassDraft product)
    {
        foreach (var script in scripts?.Entries ?? [])
        {
            product.Lose(
                file.Name,
                script.Place,
                script is { Name: "postdeploy", Value: SourceText command }
                    ? $"'scripts.postdeploy', {ShownText.Of(command.Text)}: Heroku runs it once, when it makes an app, and a [ReleaseCommand] would run after every release"
                    : $"{ShownText.Of($"scripts.{script.Name}")}, which Heroku runs for review apps and tests alone");
        }
    }

    // Heroku makes these apps itself, and reads their differences from app.json when it does.
    private static void Environment(ImportedFile file, SourceEntry environment, ClassDraft product)
    {
        var what = environment.Name switch
        {
            "review" => "what differs in review apps",
            "test" => "what differs in Heroku CI",
            _ => "an environment that Heroku does not make",
        };
        product.Lose(file.Name, environment.Place, $"{ShownText.Of($"environments.{environment.Name}")}, {what}: Heroku reads it from app.json itself");
        foreach (var variable in (environment.Value as SourceMap)?["env"] is SourceMap variables ? variables.Entries : [])
        {
            product.Lose(
                file.Name,
                variable.Place,
                $"config var {ShownText.Of(variable.Name)} of {ShownText.Of($"environments.{environment.Name}")}: for an environment of your own, declare it on its class");
        }
    }
}
