using System.Text.Json;

namespace Deployment.Sdk.Ledgers;

/// <summary>Who wrote the row before: most often the same command wrote this one, and then it is the same object.</summary>
internal sealed class KnownOrigin
{
    private byte[] _text = [];
    private LedgerOrigin? _origin;

    /// <summary>Reads an origin.</summary>
    /// <param name="text">Its JSON.</param>
    public LedgerOrigin? Read(ReadOnlySpan<byte> text)
    {
        if (_origin is null || !text.SequenceEqual(_text))
        {
            (_origin, _text) = (JsonSerializer.Deserialize(text, StrictLedgerJson.Origin), text.ToArray());
        }

        return _origin;
    }
}
