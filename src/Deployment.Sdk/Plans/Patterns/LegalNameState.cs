namespace Deployment.Sdk.Plans.Patterns;

/// <summary>What has to be remembered of the characters read so far to know whether they can become, or are, a legal branch name.</summary>
/// <param name="Kind">What the last characters were.</param>
/// <param name="Progress">How many characters of <c>HEAD</c> or of <c>.lock</c> have been read.</param>
internal readonly record struct LegalNameState(LegalNameState.Last Kind, int Progress)
{
    private const string Head = "HEAD";
    private const string Lock = ".lock";

    internal enum Last
    {
        Dead,
        NameStart,
        PartStart,
        HeadPrefix,
        Plain,
        At,
        LockPrefix,
        HighSurrogate,
    }

    public static LegalNameState Start => new(Last.NameStart, 0);

    public bool IsDead => Kind == Last.Dead;

    /// <summary>Whether the name may end here.</summary>
    public bool IsName => Kind switch
    {
        Last.Plain or Last.At => true,
        Last.HeadPrefix => Progress < Head.Length,
        // A single dot cannot end a name, and ".lock" cannot end a part.
        Last.LockPrefix => Progress is not 1 && Progress < Lock.Length,
        _ => false,
    };

    public LegalNameState After(char character)
    {
        if (IsDead || BranchName.IsForbidden(character) || IsRefusedHere(character))
        {
            return default;
        }

        if (character == '/')
        {
            return new(Last.PartStart, 0);
        }

        if (character is >= '\ud800' and <= '\udbff')
        {
            return new(Last.HighSurrogate, 0);
        }

        var readOfHead = Kind == Last.HeadPrefix ? Progress : 0;
        if (Kind is Last.NameStart or Last.HeadPrefix && readOfHead < Head.Length && character == Head[readOfHead])
        {
            return new(Last.HeadPrefix, readOfHead + 1);
        }

        var readOfLock = Kind == Last.LockPrefix ? Progress : 0;
        if (readOfLock < Lock.Length && character == Lock[readOfLock])
        {
            return new(Last.LockPrefix, readOfLock + 1);
        }

        return character switch
        {
            '.' => new(Last.LockPrefix, 1),
            '@' => new(Last.At, 0),
            _ => new(Last.Plain, 0),
        };
    }

    private bool IsRefusedHere(char character) => character switch
    {
        '/' => Kind is Last.NameStart or Last.PartStart or Last.HighSurrogate
            || (Kind == Last.LockPrefix && Progress == Lock.Length),
        // ".." and a dot that starts a part.
        '.' => Kind is Last.NameStart or Last.PartStart or Last.HighSurrogate || (Kind == Last.LockPrefix && Progress == 1),
        '-' => Kind is Last.NameStart or Last.HighSurrogate,
        '{' => Kind is Last.At or Last.HighSurrogate,
        >= '\udc00' and <= '\udfff' => Kind != Last.HighSurrogate,
        _ => Kind == Last.HighSurrogate,
    };
}
