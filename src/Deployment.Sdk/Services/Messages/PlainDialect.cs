namespace Deployment.Sdk.Services;

/// <summary>Text without markup.</summary>
internal sealed class PlainDialect : ITextDialect
{
    public static PlainDialect Instance { get; } = new();

    public string LineBreak => "\n";

    public string Text(string text) => NeutralText.Unlinked(text);

    public string Strong(string text) => Text(text);

    public string Link(string text, Uri address) => $"{Text(text)}: {address.AbsoluteUri}";
}
