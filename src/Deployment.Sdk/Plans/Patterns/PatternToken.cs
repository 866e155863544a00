namespace Deployment.Sdk.Plans.Patterns;

/// <summary>What one token of a branch pattern stands for.</summary>
internal enum PatternTokenKind
{
    /// <summary>Exactly the token's text.</summary>
    Literal,

    /// <summary><c>?</c>: one character other than <c>/</c>.</summary>
    AnyCharacter,

    /// <summary><c>*</c>: one or more characters other than <c>/</c>.</summary>
    AnyText,

    /// <summary><c>**</c>: one or more characters, <c>/</c> included.</summary>
    AnyPath,

    /// <summary><c>{slot}</c>: exactly one of the declared slots.</summary>
    Slot,
}

/// <summary>A token of a branch pattern.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Text">Its text in the pattern.</param>
/// <param name="Start">Where it starts in the pattern.</param>
internal sealed record PatternToken(PatternTokenKind Kind, string Text, int Start);
