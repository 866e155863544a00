using System.Globalization;
using System.Net;

namespace Deployment.Sdk.Heroku;

/// <summary>How far an output was read, and whether to go on.</summary>
/// <param name="mostAbsences">How often an output may be absent before it first appears.</param>
/// <param name="mostCuts">How often in a row it may be cut without a new byte.</param>
internal sealed class StreamProgress(int mostAbsences, int mostCuts)
{
    private int _absences;
    private int _cuts;

    /// <summary>Bytes of output that were read.</summary>
    public long Position { get; private set; }

    /// <summary>Whether there is nothing more to read.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Why reading ended before the output did; null when it was read whole.</summary>
    public string? Complaint { get; private set; }

    /// <summary>How long to wait before the output is opened again: longer with each cut in a row.</summary>
    public TimeSpan Pause => TimeSpan.FromSeconds(Math.Clamp(_cuts, 1, 5));

    /// <summary>The output without NUL bytes, which Heroku sends in between as a sign of life and does not count in ranges.</summary>
    /// <param name="bytes">What came from the socket.</param>
    public static byte[] WithoutSignsOfLife(ReadOnlySpan<byte> bytes)
    {
        var output = new byte[bytes.Length];
        var length = 0;
        foreach (var value in bytes)
        {
            if (value != 0)
            {
                output[length++] = value;
            }
        }

        return output[..length];
    }

    /// <summary>Whether an answer has output to read now.</summary>
    /// <param name="answer">The answer; null when none came.</param>
    public bool Accept(HttpResponseMessage? answer)
    {
        switch (answer?.StatusCode)
        {
            case null:
                return false;
            case HttpStatusCode.OK or HttpStatusCode.PartialContent:
                return true;

            // 204: the command said nothing. 416: it ended exactly where reading stopped.
            case HttpStatusCode.NoContent:
            case HttpStatusCode.RequestedRangeNotSatisfiable when Position > 0:
                End();
                return false;

            // The output of a release command appears only when its dyno starts.
            case HttpStatusCode.NotFound when Position == 0 && _absences < mostAbsences:
                _absences++;
                return false;
            case >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests:
                Cut(Describe(answer));
                return false;
            default:
                GiveUp(Describe(answer));
                return false;
        }
    }

    /// <summary>
    /// How many of the bytes that now come were read before: the server may start over, or a little earlier than asked. Negative
    /// when it starts later, so that bytes are missing.
    /// </summary>
    /// <param name="answer">An answer with output.</param>
    public long Enter(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.PartialContent
            ? Position - (answer.Content.Headers.ContentRange?.From ?? Position)
            : Position;

    /// <summary>New bytes came.</summary>
    /// <param name="count">How many.</param>
    public void Advance(long count)
    {
        Position += count;
        _cuts = count > 0 ? 0 : _cuts;
    }

    /// <summary>The output ended.</summary>
    public void End() => IsOver = true;

    /// <summary>The connection broke: open it again, unless it broke too often.</summary>
    /// <param name="reason">How.</param>
    public void Cut(string reason)
    {
        if (++_cuts >= mostCuts)
        {
            GiveUp(reason);
        }
    }

    /// <summary>Reading makes no sense any more.</summary>
    /// <param name="reason">Why.</param>
    public void GiveUp(string reason) => (IsOver, Complaint) = (true, reason);

    private static string Describe(HttpResponseMessage answer) =>
        string.Create(CultureInfo.InvariantCulture, $"the server answered {(int)answer.StatusCode}");
}
