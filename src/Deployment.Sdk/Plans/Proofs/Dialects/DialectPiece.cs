namespace Deployment.Sdk.Plans.Proofs.Dialects;

/// <summary>What a part of another system's pattern stands for.</summary>
internal enum DialectPieceKind
{
    /// <summary>The piece's character.</summary>
    Character,

    /// <summary>The piece's character, or nothing.</summary>
    OptionalCharacter,

    /// <summary>The piece's character, once or more.</summary>
    RepeatedCharacter,

    /// <summary>One character other than <c>/</c>: a UTF-16 code unit, as in our patterns, where no documentation tells it from others.</summary>
    OneButSlash,

    /// <summary>Any number of characters other than <c>/</c>.</summary>
    ManyButSlash,

    /// <summary>Any number of characters.</summary>
    Many,

    /// <summary>One or more characters other than <c>/</c>; whether none is enough is not documented.</summary>
    SomeButSlash,

    /// <summary>One or more characters; whether none is enough is not documented.</summary>
    Some,

    /// <summary>Any number of parts, each with the <c>/</c> behind it.</summary>
    Folders,

    /// <summary>A <c>/</c> and all that follows; whether the name may also end before it is not documented.</summary>
    Below,
}

/// <summary>A part of another system's pattern.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Character">The character of those that have one.</param>
internal readonly record struct DialectPiece(DialectPieceKind Kind, char Character = '\0');
