using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>Another system's pattern as places. Parts that may be empty are passed over by going on from more than one place.</summary>
internal sealed class DialectPlaces : NamePlaces
{
    private readonly HashSet<char> ends;
    private List<int> front = [0];

    /// <param name="pieces">The pattern.</param>
    /// <param name="withPossible">Whether what is not documented is taken to match, or else not to.</param>
    public DialectPlaces(IEnumerable<DialectPiece> pieces, bool withPossible)
    {
        foreach (var piece in pieces)
        {
            Add(piece, withPossible);
        }

        ends = [.. front.Select(place => (char)place)];
    }

    public override bool IsEnd(string places) => places.Any(ends.Contains);

    private void Add(DialectPiece piece, bool withPossible)
    {
        switch (piece.Kind)
        {
            case DialectPieceKind.OptionalCharacter:
                GoOn(Exactly(piece.Character), repeats: false, mayBeEmpty: true);
                break;
            case DialectPieceKind.RepeatedCharacter:
                GoOn(Exactly(piece.Character), repeats: true, mayBeEmpty: false);
                break;
            case DialectPieceKind.OneButSlash:
                GoOn(AddAnyButSlash, repeats: false, mayBeEmpty: false);
                break;
            case DialectPieceKind.ManyButSlash:
                GoOn(AddAnyButSlash, repeats: true, mayBeEmpty: true);
                break;
            case DialectPieceKind.SomeButSlash:
                GoOn(AddAnyButSlash, repeats: true, mayBeEmpty: withPossible);
                break;
            case DialectPieceKind.Many:
                GoOn(AddAny, repeats: true, mayBeEmpty: true);
                break;
            case DialectPieceKind.Some:
                GoOn(AddAny, repeats: true, mayBeEmpty: withPossible);
                break;
            case DialectPieceKind.Folders:
                AddFolders();
                break;
            case DialectPieceKind.Below:
                var before = front;
                GoOn(Exactly('/'), repeats: false, mayBeEmpty: false);
                GoOn(AddAny, repeats: true, mayBeEmpty: false);
                front = withPossible ? [.. before, .. front] : front;
                break;
            default:
                GoOn(Exactly(piece.Character), repeats: false, mayBeEmpty: false);
                break;
        }
    }

    private void GoOn(Func<int, int, int> add, bool repeats, bool mayBeEmpty)
    {
        var to = AddPlace();
        foreach (var from in front)
        {
            add(from, to);
        }

        if (repeats)
        {
            add(to, to);
        }

        front = mayBeEmpty ? [.. front, to] : [to];
    }

    private void AddFolders()
    {
        var (inside, behind) = (AddPlace(), AddPlace());
        foreach (var from in front)
        {
            AddAnyButSlash(from, inside);
        }

        AddAnyButSlash(inside, inside);
        Add(inside, '/', '/', behind);
        AddAnyButSlash(behind, inside);
        front = [.. front, behind];
    }

    private Func<int, int, int> Exactly(char character) => (from, to) => Add(from, character, character, to);
}
