using System.Text;
using System.Text.Json;
using Deployment.Sdk.Tests.Heroku;
using Deployment.Sdk.Tests.Testing;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>Config that was made to break a terminal, a CI log, a table or a document, and to tell a secret.</summary>
public sealed class HostileConfigTests
{
    private const string Secret = "correct-horse/battery+staple\u001b[31m";

    private static readonly string Large = string.Concat(Enumerable.Range(0, 32 * 1024 / 8).Select(index => $"{index:x7}\n"));

    public static TheoryData<string> Values =>
    [
        Secret, "line one of it\nline two of it, longer\r\n::error::three", "\u001b]0;owned\u0007\u001b[2J", "\u202egnp.exe\u2066", "##vso[task.setvariable]x",
        "[red]markup[/]", "\"},{\"name\":\"X\"", Large, "\ud83d\ude80 emoji and \u0000 null", "'; DROP TABLE x; --", "$(reboot) `id` && rm",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task No_secret_value_comes_out_in_any_form(string value)
    {
        var uat = SamplePlan.Uat(new SecretVarAttribute("KEY"), new ConfigVarAttribute("OPEN", "1"));
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(uat: uat));
        var line = heroku.Line("UAT");
        line.Environment["UAT__KEY"] = value;

        // The same text undeclared, as a secret, and where the plan has a setting.
        await heroku.SetAsync("yunojuno-uat", ("STRANGE", value), ("OPEN", $"postgres://u:{Uri.EscapeDataString(value)}@h/d"));
        var runs = new List<Ran>
        {
            await line.RunAsync("config", "diff", "UAT"),
            await line.RunAsync("config", "diff", "UAT", "--json"),
            await line.RunAsync("config", "apply", "UAT", "--dry-run", "--json"),
            await line.RunAsync("audit"),
            await line.RunAsync("audit", "--json"),
            await line.RunAsync("config", "apply", "UAT", "--verbose"),
            await line.RunAsync("config", "diff", "UAT", "--json"),
        };

        Assert.Equal(value, (await heroku.ConfigAsync("yunojuno-uat"))["KEY"]);
        Assert.All(runs, ran => AssertHarmless(ran, value));
        Assert.All(
            runs[0].Output.Split('\n'),
            row => Assert.InRange(row.Length, 0, 80));
    }

    [Fact]
    public async Task An_open_value_of_many_kinds_stays_one_cell_of_the_table()
    {
        var open = "one\n\u001b[31mtwo\u202e [red]three[/] " + new string('x', 500);
        var uat = SamplePlan.Uat(new ConfigVarAttribute("OPEN", open));
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(uat: uat));
        var line = heroku.Line("UAT");

        Assert.Equal(0, (await line.RunAsync("config", "apply", "UAT")).ExitCode);
        var table = await line.RunAsync("config", "diff", "UAT");
        var document = await line.RunAsync("config", "diff", "UAT", "--json");

        Assert.Equal(open, (await heroku.ConfigAsync("yunojuno-uat"))["OPEN"]);
        AssertPrintable(table);
        Assert.All(table.Output.Split('\n'), row => Assert.InRange(row.Length, 0, 80));
        var shown = document.Json.GetProperty("apps")[0].GetProperty("variables").EnumerateArray().Single();
        Assert.Equal(("Same", open), (shown.GetProperty("state").GetString(), shown.GetProperty("here").GetProperty("value").GetString()));
    }

    [Fact]
    public async Task An_open_value_that_quotes_a_secret_is_masked()
    {
        var uat = SamplePlan.Uat(new ConfigVarAttribute("OPEN", "see hunter2-hunter2"), new SecretVarAttribute("KEY"));
        await using var heroku = await LoopbackHeroku.StartAsync(SamplePlan.Of(uat: uat));
        await heroku.SetAsync("yunojuno-uat", ("KEY", "hunter2-hunter2"), ("OPEN", "see hunter2-hunter2"));

        var ran = await heroku.Line("UAT").RunAsync("config", "diff", "UAT", "--json");

        Assert.DoesNotContain("hunter2", ran.All, StringComparison.Ordinal);
        Assert.Contains("see [redacted]", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u001b[31mNAME")]
    [InlineData("A B\nC")]
    [InlineData("::set-output name=x::y")]
    [InlineData("\u202eEMAN")]
    [InlineData("")]
    public async Task A_name_that_no_Heroku_should_send_breaks_nothing(string name)
    {
        // The emulator refuses such names, as Heroku's schema does.
        var apps = new FirApps(new string('a', 40));
        await using var server = await StubServer.StartAsync((request, http) => request.Target switch
        {
            "/apps/yunojuno-uat/config-vars" => Json(http, JsonSerializer.Serialize(new Dictionary<string, string> { [name] = Secret })),
            "/apps/yunojuno-uat/addons" or "/apps/yunojuno-uat/addon-attachments" => Json(http, "[]"),
            _ => apps.AnswerAsync(request, http),
        });
        using var folder = new TemporaryFolder();
        var line = new CommandLine(SamplePlan.Of(), folder.Path) { Rehearsal = new NoRehearsal() };
        line.Environment["HEROKU_API_URL"] = server.Address.AbsoluteUri;
        line.Environment["HEROKU_API_KEY"] = "token-below-live";

        var table = await line.RunAsync("config", "diff", "UAT");
        var document = await line.RunAsync("config", "diff", "UAT", "--json");

        Assert.True(table.ExitCode == 0, table.All);
        AssertHarmless(table, Secret);
        AssertHarmless(document, Secret);
        var shown = document.Json.GetProperty("apps")[0].GetProperty("variables").EnumerateArray().Single();
        Assert.Equal((name, "OnlyThere"), (shown.GetProperty("name").GetString(), shown.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Heroku_s_own_words_do_not_tell_the_secret_that_it_refused()
    {
        var apps = new FirApps(new string('a', 40));
        await using var server = await StubServer.StartAsync((request, http) => request.Method == "PATCH"
            ? StubServer.Json(422, JsonSerializer.Serialize(new { id = "invalid_params", message = $"KEY may not be {Secret}" }))(http)
            : apps.AnswerAsync(request, http));
        using var folder = new TemporaryFolder();
        var line = new CommandLine(SamplePlan.Of(uat: SamplePlan.Uat(new SecretVarAttribute("KEY"))), folder.Path) { Rehearsal = new NoRehearsal() };
        line.Environment["HEROKU_API_URL"] = server.Address.AbsoluteUri;
        line.Environment["HEROKU_API_KEY"] = "token-below-live";
        line.Environment["UAT__KEY"] = Secret;

        var ran = await line.RunAsync("config", "apply", "UAT", "--verbose");

        Assert.True(ran.ExitCode == 1, ran.All);
        Assert.Contains("KEY may not be", ran.Output, StringComparison.Ordinal);
        AssertHarmless(ran, Secret);
    }

    private static Task Json(HttpContext http, string body) => StubServer.Json(200, body)(http);

    private static void AssertHarmless(Ran ran, string secret)
    {
        AssertPrintable(ran);
        string[] forms =
        [
            secret,
            Uri.EscapeDataString(secret),
            JsonSerializer.Serialize(secret).Trim('"'),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='),
            .. secret.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length >= 16),
        ];
        Assert.All(forms, form => Assert.DoesNotContain(form, ran.All, StringComparison.Ordinal));
    }

    private static void AssertPrintable(Ran ran)
    {
        Assert.DoesNotContain(ran.All, character => char.IsControl(character) && character is not ('\n' or '\r'));
        Assert.DoesNotContain(ran.All, character => character is '\u202e' or '\u2066');
        Assert.DoesNotContain("##", ran.All, StringComparison.Ordinal);
        Assert.DoesNotContain(ran.All.Split('\n'), row => row.TrimStart().StartsWith("::", StringComparison.Ordinal));
    }
}
