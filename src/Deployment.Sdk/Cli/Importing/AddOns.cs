namespace Deployment.Sdk.Cli.Importing;

/// <summary>Add-ons that a file names by their plans. A declaration names the add-on itself, which is there once somebody has made it.</summary>
internal static class AddOns
{
    public static void Import(ImportedFile file, SourceNode? node, ClassDraft product)
    {
        if (node is null or { IsNothing: true })
        {
            return;
        }

        if (node is not SourceList list)
        {
            product.Lose(file.Name, node.Place, "'addons', which is no list");
            return;
        }

        foreach (var item in list.Items)
        {
            var plan = item is SourceMap map ? map["plan"] as SourceText : item as SourceText;
            var name = (item as SourceMap)?["as"] as SourceText;
            product.Lose(
                file.Name,
                item.Place,
                plan is null
                    ? "an add-on without a plan"
                    : $"add-on {ShownText.Of(plan.Text)}{(name is null ? "" : $" as {ShownText.Of(name.Text)}")}: make it on each app with heroku addons:create, and declare its own name, [AddonAttachment(\"{AttachmentOf(name)}\", \"...\")]");
        }
    }

    private static string AttachmentOf(SourceText? name) =>
        name is { Text.Length: > 0 } && !ShownText.HoldsSecret(name.Text) && name.Text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')
            ? name.Text
            : "DATABASE";
}
