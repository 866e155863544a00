namespace Deployment.Sdk.Execution;

/// <summary>Words that somebody else's attribute finds for itself. One that cannot is called by its class: a name stops no delivery.</summary>
internal static class Foreign
{
    public static string Text(Func<string?> describe, Attribute attribute)
    {
        try
        {
            return describe() is { Length: > 0 } text ? text : attribute.GetType().Name;
        }
        catch (Exception)
        {
            return attribute.GetType().Name;
        }
    }
}
