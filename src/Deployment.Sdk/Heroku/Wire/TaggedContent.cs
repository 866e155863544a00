namespace Deployment.Sdk.Heroku;

/// <summary>A body whose resource is remembered once it has been read.</summary>
/// <param name="body">The body.</param>
/// <param name="keep">Remembers the resource.</param>
internal sealed class TaggedContent(byte[] body, Action<object> keep) : ByteArrayContent(body)
{
    /// <summary>Remembers what the body was read as.</summary>
    /// <param name="value">The resource.</param>
    public void Keep(object value) => keep(value);
}
