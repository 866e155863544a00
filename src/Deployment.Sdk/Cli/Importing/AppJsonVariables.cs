namespace Deployment.Sdk.Cli.Importing;

/// <summary>The <c>env</c> of an <c>app.json</c>: a value, a description with or without one, or a list of names that a parent app has.</summary>
internal static class AppJsonVariables
{
    public static void Import(ImportedFile file, SourceNode? node, ClassDraft product)
    {
        if (node is SourceList list)
        {
            foreach (var item in list.Items)
            {
                if (item is SourceText name)
                {
                    product.Needed(file.Name, name.Place, name.Text, "a review app has it from its parent");
                }
                else
                {
                    product.Lose(file.Name, item.Place, "an entry of 'env' that is no name");
                }
            }
        }

        var isNoted = false;
        foreach (var variable in (node as SourceMap)?.Entries ?? [])
        {
            if (!isNoted && HasValue(variable))
            {
                isNoted = true;
                product.Note(file.Name, node!.Place, "Heroku sets these when it makes an app; here every deploy does, wherever they differ");
            }

            Variable(file, variable, product);
        }
    }

    private static void Variable(ImportedFile file, SourceEntry variable, ClassDraft product)
    {
        var (name, place) = (variable.Name, variable.Place);
        var about = variable.Value as SourceMap;
        if (about?["description"] is SourceText { IsNothing: false } description && !ShownText.HoldsSecret(name))
        {
            product.Comment(file.Name, description.Place, $"{ShownText.Of(name)}: {ShownText.Of(description.Text)}");
        }

        if (about is not null)
        {
            product.LoseAll(file.Name, about.Except("description", "value", "required", "generator"), $"env.{name}.", "which has no meaning here");
        }

        var value = about is null ? variable.Value : about["value"];
        if (value is SourceMap or SourceList)
        {
            product.Lose(file.Name, place, $"{ShownText.Of($"env.{name}")}, whose value is no text");
        }
        else if (value is SourceText { IsNothing: false } text)
        {
            product.Variable(file.Name, place, name, text.Text);
        }
        else if (about?["generator"] is { IsNothing: false })
        {
            product.Needed(file.Name, place, name, "Heroku makes it up when it makes an app; for any other, set it once");
        }
        else if (about?["required"] is SourceText { Text: "false" })
        {
            product.Lose(file.Name, place, $"config var {ShownText.Of(name)}, which need not be there: declare [ConfigVar] or [SecretVar] if it is to be looked after");
        }
        else
        {
            product.Needed(file.Name, place, name, "app.json asks for it and gives no value");
        }
    }

    private static bool HasValue(SourceEntry variable) =>
        (variable.Value is SourceMap map ? map["value"] : variable.Value) is SourceText { IsNothing: false };
}
