using CsCheck;

namespace Deployment.Sdk.Tests.Hostile;

/// <summary>Text that was made to break a terminal, a CI log, a shell, a database, a chat or a parser.</summary>
internal static class HostileText
{
    public static readonly string[] Picked =
    [
        "", " ", "\u001b[2J\u001b[31mred", "\u001b]0;title\u0007", "\u009b31m", "a\r\n::error file=x::owned", "::error::owned", "  ::set-output name=x::y",
        "##vso[task.setvariable variable=x]y", "##[error]x", "##teamcity[buildProblem description='x']", "section_start:0:x\r\u001b[0K",
        "\u202egnp.exe\u2066", "a\u2028::error::x", "\u0085::warning::x", "@channel @here <!channel> <@U123>", "[red]markup[/]", "'; DROP TABLE event; --",
        "\" OR 1=1 --", "$(touch pwned) `touch pwned` && touch pwned | sh", "--upload-pack=touch pwned", "-rf", "../../../../etc/passwd", "\u0000nul",
        "\ud800half", "half\udc00", "\U000e0041\U000e0042 tags", "{\"a\":[1]}", "%s%n{0}{1:x}", "${{ secrets.X }}", "<script>alert(1)</script>",
        "https://evil.example/?x=#12 www.evil.example", "null", "-9223372036854775809", "9".PadRight(400, '9'), "\ufeffbom", "a\tb", "\\u001b",
    ];

    /// <summary>Some of them, one after the other, with anything in between.</summary>
    public static readonly Gen<string> Any = Gen.OneOf(Gen.Int[0, Picked.Length - 1].Select(index => Picked[index]), Gen.String[0, 12], Gen.Char.Select(character => character.ToString()))
        .Array[1, 4].Select(string.Concat);
}
