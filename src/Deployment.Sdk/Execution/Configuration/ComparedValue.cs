namespace Deployment.Sdk.Execution;

/// <summary>A value as anyone may see it.</summary>
/// <param name="Text">The value itself; null where it is or may be a secret.</param>
/// <param name="Hash">Its keyed hash; null where this process does not know the value.</param>
internal sealed record ComparedValue(string? Text, string? Hash)
{
    /// <summary>A value that somebody else keeps: Heroku a secret's, an add-on its own.</summary>
    public static ComparedValue Unknown { get; } = new(null, null);
}
