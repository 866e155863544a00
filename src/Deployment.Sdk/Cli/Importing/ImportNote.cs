using System.Globalization;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>Something that a person has to know of an import: a comment at its place in what is written, and a line on standard error.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Place">Where in the file; null when it is about none of its lines.</param>
/// <param name="Text">What, in one line.</param>
/// <param name="Kind">How much it matters.</param>
internal sealed record ImportNote(string File, SourcePlace? Place, string Text, ImportNoteKind Kind) : DraftItem
{
    /// <summary>The note with the kind that it is.</summary>
    public string Sentence => Kind == ImportNoteKind.Lost ? $"not carried over: {Text}" : Text;

    /// <summary>File and place, as compilers write it.</summary>
    public string Where => Place is { } place
        ? string.Create(CultureInfo.InvariantCulture, $"{File}:{place.Line}:{place.Column}")
        : File;
}

/// <summary>How much a note matters.</summary>
internal enum ImportNoteKind
{
    /// <summary>Something of the file is not carried over.</summary>
    Lost,

    /// <summary>Something is a guess, or means something else here.</summary>
    Changed,

    /// <summary>What the file itself explains: for whoever reads the C#, not for whoever imports it.</summary>
    Comment,
}
