using System.Collections.Immutable;

namespace Deployment.Sdk.Cli.Matrices;

/// <summary>Reads what <see cref="MatrixText"/> writes.</summary>
internal static class MatrixTextReader
{
    public static MatrixReading Read(IReadOnlyList<string> lines, int title)
    {
        if (!lines[title].StartsWith(MatrixText.Title, StringComparison.Ordinal))
        {
            return MatrixReading.NoSuchLine(lines[title], title + 1);
        }

        var classes = ImmutableArray.CreateBuilder<RecordedClass>();
        for (var at = title + 1; at < lines.Count; at++)
        {
            if (lines[at].Length == 0)
            {
                continue;
            }

            if (lines[at][0] == ' ')
            {
                return MatrixReading.NoSuchLine(lines[at], at + 1);
            }

            var first = at;
            var block = new Block(lines[at]);
            while (at + 1 < lines.Count && lines[at + 1] is [' ', ..])
            {
                at++;
                var start = at;
                while (at + 1 < lines.Count && lines[at + 1].StartsWith(MatrixText.Continued, StringComparison.Ordinal))
                {
                    at++;
                }

                var line = string.Concat(lines.Skip(start).Take(at - start + 1).Select(
                    (part, number) => number == 0 ? part : part[(MatrixText.Continued.Length - 1)..]));
                if (!block.Take(line))
                {
                    return MatrixReading.NoSuchLine(line, start + 1);
                }
            }

            if (block.Class is not { } found)
            {
                return MatrixReading.Wrong($"this says too little of a class of branches: {MatrixReading.Quoted(lines[first])}", first + 1);
            }

            classes.Add(found);
        }

        return MatrixReading.Of(new(RecordedMatrix.Harmless(lines[title][MatrixText.Title.Length..]), classes.ToImmutable()));
    }

    private sealed class Block(string header)
    {
        private readonly List<string> environments = [];
        private readonly List<(string Way, List<string> Needs)> promotions = [];
        private string? role;
        private string? route;
        private string? slot;
        private string? why;
        private bool hasRole;
        private bool hasRoute;

        /// <summary>The class; null when its lines do not say all of it.</summary>
        public RecordedClass? Class => !hasRoute || hasRole == why is not null || (why is not null && header != MatrixText.NotDecided)
            ? null
            : new(
                why is null ? RecordedMatrix.Harmless(header) : null,
                why,
                role,
                route,
                slot,
                [.. environments],
                [
                    .. promotions.Select(promotion => RecordedPromotion.Read(
                        promotion.Needs.Count == 0 ? promotion.Way : $"{promotion.Way}: {string.Join("; ", promotion.Needs)}")),
                ]);

        public bool Take(string line)
        {
            if (line == MatrixText.AnyOther && !hasRole && !hasRoute)
            {
                return hasRole = hasRoute = true;
            }

            if (line == MatrixText.NoRole && !hasRole)
            {
                return hasRole = true;
            }

            if (line == MatrixText.NoRoute && !hasRoute)
            {
                return hasRoute = true;
            }

            return (!hasRole && (hasRole = Value(line, MatrixText.Role, ref role)))
                || (!hasRoute && (hasRoute = Value(line, MatrixText.Route, ref route)))
                || (slot is null && Value(line, MatrixText.Slot, ref slot))
                || (why is null && Value(line, MatrixText.Undecided, ref why))
                || TakeNext(line);
        }

        private bool TakeNext(string line)
        {
            string? value = null;
            if (Value(line, MatrixText.GoesTo, ref value))
            {
                environments.Add(value!);
            }
            else if (Value(line, MatrixText.Then, ref value))
            {
                promotions.Add((value!, []));
            }
            else if (promotions is [.., var last] && Value(line, MatrixText.Needs, ref value))
            {
                last.Needs.Add(value!);
            }

            return value is not null;
        }

        private static bool Value(string line, string label, ref string? value)
        {
            if (!line.StartsWith(label.TrimEnd(), StringComparison.Ordinal))
            {
                return false;
            }

            value = RecordedMatrix.Harmless(line[label.TrimEnd().Length..]);
            return true;
        }
    }
}
