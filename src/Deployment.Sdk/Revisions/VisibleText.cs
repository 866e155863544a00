namespace Deployment.Sdk.Revisions;

/// <summary>Text from outside, quoted in a message.</summary>
internal static class VisibleText
{
    /// <summary>Control characters as <c>\u0007</c>, so that a hostile name cannot repaint a terminal.</summary>
    public static string Of(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString()));
}
