namespace Deployment.Sdk.Heroku;

/// <summary>Source that was uploaded and can be built.</summary>
/// <param name="GetUrl">Where the build fetches it; signed, so it is kept out of logs.</param>
/// <param name="Checksum"><c>SHA256:</c> and the digest, which Heroku checks before it builds.</param>
internal sealed record UploadedSource(Uri GetUrl, string Checksum)
{
    /// <summary>Without the address.</summary>
    public override string ToString() => Checksum;
}
