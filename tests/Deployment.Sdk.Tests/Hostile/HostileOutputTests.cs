using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;
using Deployment.Sdk.Cli;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Services;
using Spectre.Console;

namespace Deployment.Sdk.Tests.Hostile;

/// <summary>What is printed, masked and told, whatever the text.</summary>
public sealed class HostileOutputTests
{
    private static readonly Gen<string> Secret = Gen.OneOf(
        Gen.String[Gen.Char["abcXYZ019+/=&?%!'()*~ -_.:@\"\\<>"], 8, 40], Gen.String[8, 24]).Where(secret => secret.Trim().Length >= 8);

    [Fact]
    public void A_line_is_obeyed_by_nobody() => HostileText.Any.Sample(
        text =>
        {
            var line = TerminalText.Neutralise(text);
            Harmless.Check(line);
            Assert.Equal(line, TerminalText.Neutralise(line));
        },
        iter: Effort.Times(2_000));

    [Fact]
    public void A_table_is_obeyed_by_nobody_wherever_it_breaks_a_cell() => HostileText.Any.Array[1, 3].Sample(
        cells =>
        {
            var writer = new StringWriter();
            var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(writer) });
            terminal.Profile.Width = 30;
            var table = new Table().Border(TableBorder.Simple);
            foreach (var _ in cells)
            {
                table.AddColumn("a column");
            }

            table.AddRow(cells.Select(CellText.Of));
            terminal.Write(table);
            Assert.All(writer.ToString().Replace(System.Environment.NewLine, "\n", StringComparison.Ordinal).Split('\n'), Harmless.Check);
        },
        iter: Effort.Times(300));

    [Fact]
    public void A_document_is_no_command_to_CI_and_says_what_it_was_given() => HostileText.Any.Sample(
        text =>
        {
            var output = new StringWriter();
            var host = new ProgramHost(output, output, false, false, new Dictionary<string, string>(), ".", TimeProvider.System);
            CliOutput.Document(host, new DeliveryDocument(1, "deploy", true, "Done", 0, text, text, []), CliJson.Default.DeliveryDocument);

            Assert.All(output.ToString().Replace(System.Environment.NewLine, "\n", StringComparison.Ordinal).Split('\n'), Harmless.Check);
            Assert.Equal(
                string.Concat(text.EnumerateRunes()), JsonDocument.Parse(output.ToString()).RootElement.GetProperty("message").GetString());
        },
        iter: Effort.Times(500));

    [Fact]
    public void A_secret_is_masked_as_it_is_in_addresses_in_JSON_and_in_base64() => Gen.Select(Secret, Gen.Int[0, 2]).Sample(
        (secret, before) =>
        {
            var redaction = new Redaction([secret]);
            var whole = string.Concat(secret.EnumerateRunes());
            var escaped = Uri.EscapeDataString(whole);
            string[] told =
            [
                secret, secret.Trim(), $"https://h/?a={escaped}&b=1", WebUtility.UrlEncode(whole), JsonSerializer.Serialize(whole), WebUtility.HtmlEncode(whole),
                System.Text.RegularExpressions.Regex.Replace(escaped, "%[0-9A-F]{2}", code => code.Value.ToLowerInvariant()),
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{new string('u', before)}{whole}:x")),
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{new string('u', before)}{whole}:x")).Replace('+', '-').Replace('/', '_'),
            ];

            Assert.All(told, text =>
            {
                var masked = redaction.Apply($"<{text}>");
                Assert.Contains(Redaction.Mask, masked, StringComparison.Ordinal);
                Harmless.CheckSecrets(masked, whole.Trim());
            });
        },
        iter: Effort.Times(300));

    [Theory]
    [InlineData("hunter2-hunter2\n", "hunter2-hunter2")]
    [InlineData("  padded-secret-1 ", "padded-secret-1")]
    [InlineData("it's (a) secret!", "it's%20(a)%20secret!")]
    [InlineData("a+secret/with=signs", "a%2bsecret%2fwith%3dsigns")]
    [InlineData("one\u001bsecret-two", "one\\u001bsecret-two")]
    [InlineData("quote\"and<tag>", "quote\\\"and<tag>")]
    [InlineData("quote\"and<tag>", "quote&quot;and&lt;tag&gt;")]
    public void A_secret_is_known_again_as_others_write_it(string secret, string written) =>
        Assert.Equal($"x {Redaction.Mask} y", new Redaction([secret]).Apply($"x {written} y"));

    [Fact]
    public void A_secret_of_1_MB_with_half_characters_is_masked_in_good_time()
    {
        var line = string.Concat(Enumerable.Repeat("0123456789abcdef", 64));
        var secret = string.Concat(Enumerable.Range(0, 1000).Select(index => $"{index:d6}{line}\n")) + "\ud800";

        var masked = new Redaction([secret]).Apply($"a 000999{line} b");

        Assert.Equal($"a {Redaction.Mask} b", masked);
    }

    [Fact]
    public void What_services_are_told_is_text_and_nothing_else() => HostileText.Any.Sample(
        text =>
        {
            var happening = new DeliveryEvent(
                DeliveryEventKind.Failed, text, text, [text], new string('a', 40), null, text, text, DateTimeOffset.UnixEpoch, new Uri("http://127.0.0.1"))
            {
                Actor = text, FailedStep = text, Commits = [new DeliveredCommit(new string('b', 40), text, text)], CommitCount = 1,
            };
            var message = DeliveryMessage.Of(happening);

            var markdown = message.Render(MarkdownDialect.Instance, 20_000).Replace("\\\n", "\n", StringComparison.Ordinal);
            Assert.DoesNotMatch(@"(?<!\\)(\\\\)*[<>@#\[\]`!|]", markdown);
            var html = message.Render(HtmlDialect.Instance, 20_000).Replace("<b>", "").Replace("</b>", "").Replace("<br>", "");
            Assert.DoesNotContain(html, character => character is '<' or '>' or '"');
            var mrkdwn = message.Render(MrkdwnDialect.Instance, 20_000);
            Assert.DoesNotContain(mrkdwn, character => character is '<' or '>');
            Assert.All((string[])[markdown, html, mrkdwn], rendered =>
            {
                Assert.DoesNotMatch("@(?!\u2060)", rendered.Replace("\\@", "@", StringComparison.Ordinal));
                Assert.DoesNotContain(rendered, character => char.IsControl(character) && character != '\n');
                Assert.DoesNotContain(rendered, character => character is '\u202e' or '\u2066' or '\u2028');
            });
        },
        iter: Effort.Times(500));
}
