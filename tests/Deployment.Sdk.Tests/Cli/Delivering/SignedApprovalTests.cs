using System.Diagnostics;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.Delivering;

/// <summary>Approvals signed with the real ssh-keygen, by keys that the remote's main branch lists.</summary>
public sealed class SignedApprovalTests : IDisposable
{
    private static readonly RequiresApprovalAttribute Grace = new("sales", "Free?") { By = ["grace@yunojuno.example", "ada@yunojuno.example"], NotRequester = true };

    private readonly TemporaryFolder _keys = new();

    public SignedApprovalTests() =>
        Assert.SkipWhen(GitExecutable("ssh-keygen") is null, "ssh-keygen is not installed");

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task A_signature_says_who_one_is_without_a_token()
    {
        await using var team = await ApprovingTeam.WithAsync(Grace, ApprovingTeam.Ada, ApprovingTeam.Grace);
        Allow(team, ("Grace@yunojuno.example", Key("grace")));
        var id = await team.RequestAsync();

        var said = await team.Line().RunAsync("approve", id, "--role", "sales", "--sign", _keys["grace"]);
        Assert.True(said.ExitCode == 0, said.All);
        Assert.Contains("sales (grace@yunojuno.example, signed) said yes", said.Output, StringComparison.Ordinal);

        var ran = await team.PromoteAsync();
        Assert.True(ran.ExitCode == 0, ran.All);
        Assert.Contains("note: sales approved: grace@yunojuno.example (signed)", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_only_this_clone_lists_signs_nothing()
    {
        await using var team = await ApprovingTeam.WithAsync(Grace, ApprovingTeam.Ada, ApprovingTeam.Grace);
        Allow(team, ("ada@yunojuno.example", Key("ada")));
        var id = await team.RequestAsync();
        Key("mallory");
        team.Git.Commit("Allow me", TemporaryRepository.Ada, (".deployment/allowed_signers", $"grace@yunojuno.example {Public("mallory")}\n"));

        var ran = await team.Line().RunAsync("approve", id, "--role", "sales", "--sign", _keys["mallory"]);

        Assert.Equal(3, ran.ExitCode);
        Assert.Contains("the key that signed is not one that is allowed to", ran.Output, StringComparison.Ordinal);
        Assert.Equal(4, (await team.PromoteAsync()).ExitCode);
    }

    [Fact]
    public async Task A_key_of_whoever_asks_or_of_many_does_not_count()
    {
        await using var team = await ApprovingTeam.WithAsync(Grace, ApprovingTeam.Ada, ApprovingTeam.Grace);
        Allow(team, ("ada@yunojuno.example", Key("ada")), ("*@yunojuno.example", Key("many")));
        var id = await team.RequestAsync();

        var own = await team.Line().RunAsync("approve", id, "--role", "sales", "--sign", _keys["ada"]);
        var many = await team.Line().RunAsync("approve", id, "--role", "sales", "--sign", _keys["many"]);

        Assert.Equal((3, 3), (own.ExitCode, many.ExitCode));
        Assert.Contains("ada@yunojuno.example is among those who ask", own.Output, StringComparison.Ordinal);
        Assert.Contains("which is not one person", many.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_does_not_count_any_longer()
    {
        await using var team = await ApprovingTeam.WithAsync(Grace, ApprovingTeam.Ada, ApprovingTeam.Grace);
        Allow(team, ("grace@yunojuno.example", Key("grace")));
        var id = await team.RequestAsync();
        Assert.Equal(0, (await team.Line().RunAsync("approve", id, "--role", "sales", "--sign", _keys["grace"])).ExitCode);
        Allow(team, ("ada@yunojuno.example", Key("ada")));

        var ran = await team.PromoteAsync();

        Assert.Equal(4, ran.ExitCode);
        Assert.Contains("the signature of grace@yunojuno.example does not verify", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_of_another_request_written_into_the_ledger_does_not_count()
    {
        await using var team = await ApprovingTeam.WithAsync(Grace, ApprovingTeam.Ada, ApprovingTeam.Grace);
        Allow(team, ("grace@yunojuno.example", Key("grace")));
        var first = await team.RequestAsync();
        Assert.Equal(0, (await team.Line().RunAsync("approve", first, "--role", "sales", "--sign", _keys["grace"])).ExitCode);
        var given = Assert.Single((await team.FactsAsync("LIVE")).OfType<ApprovalGiven>());
        await team.ReleaseAsync();
        var second = await team.RequestAsync();
        await team.LedgerAsync("LIVE", ledger => ledger.AppendAsync(given with { Request = second }, null, TestContext.Current.CancellationToken));

        var ran = await team.PromoteAsync();

        Assert.Equal(4, ran.ExitCode);
        Assert.Contains("does not verify", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_yes_has_to_be_signed_one_that_was_written_into_the_ledger_is_none()
    {
        await using var team = await ApprovingTeam.WithAsync(new RequiresApprovalAttribute("sales", "Free?") { Signed = true }, ApprovingTeam.Ada, ApprovingTeam.Grace);
        Allow(team, ("grace@yunojuno.example", Key("grace")));
        var asked = await team.PromoteAsync("--approve", "sales");
        Assert.True(asked.ExitCode == 4, asked.All);
        var id = ApprovingTeam.IdIn(asked);
        Assert.Contains($"dotnet run -- approve {id} --role sales --sign KEYFILE", asked.Output, StringComparison.Ordinal);

        var unsigned = await team.GraceAsync("approve", id, "--role", "sales");
        await team.LedgerAsync("LIVE", ledger => ledger.AppendAsync(
            new ApprovalGiven(id, "sales", "grace@yunojuno.example", ApprovalStrength.Recorded), null, TestContext.Current.CancellationToken));
        var forged = await team.PromoteAsync();
        var signed = await team.Line().RunAsync("approve", id, "--role", "sales", "--sign", _keys["grace"]);

        Assert.Equal(64, unsigned.ExitCode);
        Assert.Contains("sales has to sign", unsigned.Output, StringComparison.Ordinal);
        Assert.Equal(4, forged.ExitCode);
        Assert.Contains("grace@yunojuno.example did not sign", forged.Output, StringComparison.Ordinal);
        Assert.True(signed.ExitCode == 0, signed.All);
        Assert.Equal(0, (await team.PromoteAsync()).ExitCode);
    }

    [Fact]
    public async Task What_was_signed_says_what_was_looked_at_and_when()
    {
        await using var team = await ApprovingTeam.WithAsync(
            new RequiresApprovalAttribute("sales", "Free?") { Evidence = "the ticket", ExpiresAfter = 3600 }, ApprovingTeam.Ada, ApprovingTeam.Grace);
        Allow(team, ("grace@yunojuno.example", Key("grace")));
        var id = ApprovingTeam.IdIn(await team.PromoteAsync());
        Assert.Equal(0, (await team.Line().RunAsync("approve", id, "--role", "sales", "--evidence", "T-1", "--sign", _keys["grace"])).ExitCode);
        var given = Assert.Single((await team.FactsAsync("LIVE")).OfType<ApprovalGiven>());
        team.Time.Advance(TimeSpan.FromHours(2));

        await AppendAsync(given with { Evidence = "T-99, never looked at" });
        await AppendAsync(given with { SignedAt = given.SignedAt + TimeSpan.FromHours(2) });
        await AppendAsync(given with { SignedAt = null });
        await AppendAsync(given);
        var ran = await team.PromoteAsync();

        Assert.True(ran.ExitCode == 4, ran.All);
        Assert.Equal(3, ran.Output.Split("the signature of grace@yunojuno.example does not verify").Length - 1);
        Assert.Contains("the yes of grace@yunojuno.example expired on", ran.Output, StringComparison.Ordinal);

        Task AppendAsync(ApprovalGiven row) =>
            team.LedgerAsync("LIVE", ledger => ledger.AppendAsync(row, null, TestContext.Current.CancellationToken));
    }

    private static string? GitExecutable(string program) =>
        Deployment.Sdk.Revisions.GitExecutable.Find(Environment.GetEnvironmentVariable("PATH"), program);

    private static void Allow(ApprovingTeam team, params (string Email, string Key)[] signers)
    {
        team.Git.Commit("Signers", TemporaryRepository.Ada, (
            ".deployment/allowed_signers", string.Concat(signers.Select(signer => $"{signer.Email} {signer.Key}\n"))));
        team.Git.Push("master");
    }

    private string Key(string name)
    {
        using var made = Process.Start(new ProcessStartInfo(GitExecutable("ssh-keygen")!, ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", _keys[name]]))!;
        made.WaitForExit();
        return Public(name);
    }

    private string Public(string name) => File.ReadAllText($"{_keys[name]}.pub").Trim();
}
