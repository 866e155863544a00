namespace Deployment.Sdk.Cli.Rendering;

/// <summary>
/// Characters that obey instead of being seen: those of Unicode's categories Cc, Cf, Zl and Zp. Written out, because the tables of
/// characters differ between the hosts of a compiler, and what is written by any of them must be the same.
/// </summary>
internal static class UnseenCharacter
{
    /// <summary>Whether a code point is one; half of a surrogate pair is none.</summary>
    public static bool Is(int point) => point switch
    {
        < 0x20 or (>= 0x7f and <= 0x9f) or 0xad => true,
        < 0x600 => false,
        <= 0x605 or 0x61c or 0x6dd or 0x70f or 0x890 or 0x891 or 0x8e2 or 0x180e => true,
        (>= 0x200b and <= 0x200f) or (>= 0x2028 and <= 0x202e) or (>= 0x2060 and <= 0x2064) or (>= 0x2066 and <= 0x206f) => true,
        0xfeff or (>= 0xfff9 and <= 0xfffb) => true,
        0x110bd or 0x110cd or (>= 0x13430 and <= 0x1343f) or (>= 0x1bca0 and <= 0x1bca3) or (>= 0x1d173 and <= 0x1d17a) => true,
        0xe0001 or (>= 0xe0020 and <= 0xe007f) => true,
        _ => false,
    };
}
