using System.Globalization;
using CsCheck;
using Deployment.Sdk.Cli.Rendering;

namespace Deployment.Sdk.Tests.Cli;

public sealed class TerminalTextTests
{
    private const string Worst = "#:[\u001b\n\r\u0085\u061c\u200b\u200e\u202e\u2066\u2028\ufeff a";

    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.Char,
        Gen.Int[0, Worst.Length - 1].Select(index => Worst[index]))
        .Array[0, 40].Select(characters => new string(characters));

    [Fact]
    public void Nothing_that_a_terminal_obeys_gets_through() => Hostile.Sample(text =>
        Assert.DoesNotContain(TerminalText.Neutralise(text), character =>
            (char.IsControl(character) && character != '\t')
            || character is '\u061c' or '\u2028' or '\u2029'
            || char.GetUnicodeCategory(character) == UnicodeCategory.Format && character is not ('\u200c' or '\u200d')));

    [Fact]
    public void No_line_of_a_log_is_a_command_to_ci() => Hostile.Sample(text =>
    {
        var writer = new StringWriter();
        new PlainLog(writer).Output(text);
        var line = writer.ToString().TrimEnd('\r', '\n');

        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain("##", line, StringComparison.Ordinal);
        Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal));
        Assert.StartsWith("   | ", line, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("###vso[task.setvariable]", "# # #vso[task.setvariable]")]
    [InlineData("a\u061cb", @"a\u061cb")]
    [InlineData("plain, with ümlauts and 👩‍💻", "plain, with ümlauts and 👩‍💻")]
    [InlineData("a\tb", "a\tb")]
    public void What_is_harmless_stays(string text, string shown) => Assert.Equal(shown, TerminalText.Neutralise(text));
}
