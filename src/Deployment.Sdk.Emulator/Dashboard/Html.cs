using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Deployment.Sdk.Emulator.Dashboard;

/// <summary>
/// A piece of HTML, written as an interpolated string: the text of the string is markup, and whatever stands in a hole is encoded,
/// unless it is HTML itself. So nothing that came over the wire can become markup, and nobody has to remember it.
/// </summary>
/// <remarks>A hole may stand in text and in a value between double quotes, nowhere else.</remarks>
[InterpolatedStringHandler]
internal sealed class Html(int literalLength, int holes)
{
    private const int ExpectedHole = 16;

    private readonly StringBuilder _markup = new(literalLength + (holes * ExpectedHole));

    public static Html Nothing => $"";

    public void AppendLiteral(string markup) => _markup.Append(markup);

    public void AppendFormatted(string? text) => _markup.Append(HtmlEncoder.Default.Encode(text ?? ""));

    public void AppendFormatted(long number) => _markup.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A moment, as a machine reads it and as a person does.</summary>
    public void AppendFormatted(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        AppendFormatted(
            $"""<time datetime="{utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}">{utc.ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}</time>""");
    }

    public void AppendFormatted(Html markup) => _markup.Append(markup._markup);

    public void AppendFormatted(IEnumerable<Html> markup)
    {
        foreach (var piece in markup)
        {
            AppendFormatted(piece);
        }
    }

    public override string ToString() => _markup.ToString();
}
