namespace Deployment.Sdk.Emulator.Wire;

/// <summary>Where to put a source, and where a build gets it from.</summary>
internal sealed record SourceBody(SourceAddresses SourceBlob)
{
    public static SourceBody Of(string secret, Uri api)
    {
        var address = new Uri(api, $"sources/{secret}").AbsoluteUri;
        return new SourceBody(new SourceAddresses(address, address));
    }
}

/// <summary>Both addresses of a source.</summary>
internal sealed record SourceAddresses(string GetUrl, string PutUrl);
