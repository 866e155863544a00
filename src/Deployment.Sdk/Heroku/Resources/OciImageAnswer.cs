using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deployment.Sdk.Heroku;

/// <summary>What Heroku answers when asked for one OCI image: its schema promises a list, its other resources answer one. Both are read.</summary>
/// <param name="Images">The image; none in an empty list.</param>
[JsonConverter(typeof(Converter))]
internal sealed record OciImageAnswer(IReadOnlyList<OciImage> Images)
{
    /// <summary>Reads either form.</summary>
    internal sealed class Converter : JsonConverter<OciImageAnswer>
    {
        private static readonly OneOrListConverter<OciImage> Images = new();

        /// <inheritdoc/>
        public override OciImageAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(Images.Read(ref reader, typeof(IReadOnlyList<OciImage>), options));

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, OciImageAnswer value, JsonSerializerOptions options) =>
            Images.Write(writer, value.Images, options);
    }
}
