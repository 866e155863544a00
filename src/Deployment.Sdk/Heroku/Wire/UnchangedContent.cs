using System.Net;

namespace Deployment.Sdk.Heroku;

/// <summary>Stands for the body of a 304: there is nothing to read, the resource is the one that was read before.</summary>
/// <param name="value">The resource.</param>
internal sealed class UnchangedContent(object value) : HttpContent
{
    /// <summary>The resource.</summary>
    public object Value => value;

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    /// <summary>Not known, rather than 0: an empty body would be taken for no resource.</summary>
    /// <param name="length">Nothing.</param>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
