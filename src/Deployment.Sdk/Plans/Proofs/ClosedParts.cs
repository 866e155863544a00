using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs;

/// <summary>
/// The path parts of a pattern that lie before its first <c>**</c>, counted from the start, and after its last one, counted from the
/// end. Such a part stands for exactly one part of a branch, so that two patterns whose parts at one place cannot be the same text
/// have no branch in common. That is seen at once where automata would have to be compared.
/// </summary>
internal sealed class ClosedParts
{
    private readonly List<Part> fromStart;
    private readonly List<Part> fromEnd;
    private readonly bool isClosed;

    public ClosedParts(BranchPattern pattern)
    {
        var parts = Split(pattern);
        isClosed = !parts.Any(part => part.IsOpen);
        fromStart = [.. parts.TakeWhile(part => !part.IsOpen)];
        parts.Reverse();
        fromEnd = [.. parts.TakeWhile(part => !part.IsOpen)];
    }

    /// <summary>False only if no branch can belong to both patterns.</summary>
    public bool MayMeet(ClosedParts other) =>
        CountsMayMeet(other) && MayMeet(fromStart, other.fromStart) && MayMeet(fromEnd, other.fromEnd);

    // A pattern without ** has just as many parts as its branches; one with it has no fewer than those around it and one.
    private bool CountsMayMeet(ClosedParts other) => (isClosed, other.isClosed) switch
    {
        (true, true) => fromStart.Count == other.fromStart.Count,
        (true, false) => fromStart.Count > other.fromStart.Count + other.fromEnd.Count,
        (false, true) => other.fromStart.Count > fromStart.Count + fromEnd.Count,
        _ => true,
    };

    private static bool MayMeet(List<Part> one, List<Part> two)
    {
        for (var at = 0; at < one.Count && at < two.Count; at++)
        {
            if (!one[at].MayMeet(two[at]))
            {
                return false;
            }
        }

        return true;
    }

    private static List<Part> Split(BranchPattern pattern)
    {
        var parts = new List<Part> { new() };
        foreach (var token in pattern.Tokens)
        {
            if (token.Kind != PatternTokenKind.Literal)
            {
                parts[parts.Count - 1].AddWildcard(token.Kind);
                continue;
            }

            var texts = token.Text.Split('/');
            for (var text = 0; text < texts.Length; text++)
            {
                if (text > 0)
                {
                    parts.Add(new());
                }

                parts[parts.Count - 1].AddText(texts[text]);
            }
        }

        return parts;
    }

    private sealed class Part
    {
        private string start = "";
        private string end = "";
        private bool isText = true;
        private int length;
        private bool isFixed = true;

        /// <summary>Whether it can take several parts of a branch.</summary>
        public bool IsOpen { get; private set; }

        public void AddText(string text)
        {
            start = isText ? start + text : start;
            end += text;
            length += text.Length;
        }

        public void AddWildcard(PatternTokenKind kind)
        {
            (isText, end) = (false, "");
            length++;
            isFixed &= kind == PatternTokenKind.AnyCharacter;
            IsOpen |= kind == PatternTokenKind.AnyPath;
        }

        public bool MayMeet(Part other) =>
            StartsMayMeet(start, other.start)
            && EndsMayMeet(end, other.end)
            && (!isFixed || (other.isFixed ? length == other.length : length >= other.length))
            && (!other.isFixed || isFixed || other.length >= length);

        private static bool StartsMayMeet(string one, string two) =>
            one.StartsWith(two, StringComparison.Ordinal) || two.StartsWith(one, StringComparison.Ordinal);

        private static bool EndsMayMeet(string one, string two) =>
            one.EndsWith(two, StringComparison.Ordinal) || two.EndsWith(one, StringComparison.Ordinal);
    }
}
